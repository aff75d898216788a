package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A process in which javac compiles one network, as the first thing that it does. */
final class Compiling {
  private Compiling() {}

  /** Prints the milliseconds of the processor, those of all javac, and the bytes generated. */
  public static void main(String[] args) throws IOException {
    Path output = Files.createTempDirectory("compiling");
    TimedProcessor processor = new TimedProcessor();
    long start = System.nanoTime();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--add-modules",
              "jdk.incubator.vector",
              "-nowarn",
              "-cp",
              System.getProperty("java.class.path"),
              "-d",
              output.toString());
      var task = javac.getTask(null, files, null, options, null, files.getJavaFileObjects(args));
      task.setProcessors(List.of(processor));
      if (!task.call()) {
        throw new IllegalStateException("javac failed on " + args[0]);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%f %f %d%n",
        processor.nanoseconds() / 1e6,
        (System.nanoTime() - start) / 1e6,
        sourceBytes(output));
  }

  private static long sourceBytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
