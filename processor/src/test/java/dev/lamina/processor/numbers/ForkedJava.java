package dev.lamina.processor.numbers;

import dev.lamina.dsl.Network;
import dev.lamina.runtime.Model;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a JVM of its own. */
record ForkedJava(int exit, String output) {

  /** Runs {@code java} with these arguments and waits for its end. */
  static ForkedJava run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new ForkedJava(process.waitFor(), output);
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    } catch (InterruptedException thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  /** A path with some folders, the language and the runtime. */
  static String path(Path... folders) {
    List<String> parts = new ArrayList<>();
    for (Path folder : folders) {
      parts.add(folder.toString());
    }
    parts.add(origin(Network.class));
    parts.add(origin(Model.class));
    return String.join(File.pathSeparator, parts);
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException thrown) {
      throw new AssertionError(thrown);
    }
  }
}
