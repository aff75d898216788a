package dev.lamina.samples.downstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program as it is called from a shell.
 *
 * @param words the program and its arguments
 */
record Command(List<String> words) {
  /** What came of a command: its exit code, and its two output streams as one. */
  record Outcome(int exitCode, String output) {
    @Override
    public String toString() {
      return "exit code " + exitCode + "\n" + output;
    }
  }

  /** A tool of the JDK that runs the tests. */
  static Command tool(String name, String... arguments) {
    return new Command(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()))
        .with(arguments);
  }

  /** This command with more arguments. */
  Command with(String... arguments) {
    List<String> longer = new ArrayList<>(words);
    longer.addAll(Arrays.asList(arguments));
    return new Command(longer);
  }

  /** Runs the command in a directory. */
  Outcome run(Path directory) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new File(nothing())))
            .start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), UTF_8);
      return new Outcome(process.waitFor(), text);
    }
  }

  private static String nothing() {
    return File.separatorChar == '/' ? "/dev/null" : "NUL";
  }

  /** Files as a path argument. */
  static String path(Path... files) {
    return Stream.of(files).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
