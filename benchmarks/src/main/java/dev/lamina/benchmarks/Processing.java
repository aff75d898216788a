package dev.lamina.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A process that lets javac run the annotation processor on one file. */
final class Processing {
  private Processing() {}

  /** Prints the milliseconds. */
  public static void main(String[] args) throws Exception {
    Path output = Files.createTempDirectory("processing");
    String path = System.getProperty("java.class.path");
    long start = System.nanoTime();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of("-proc:only", "-cp", path, "-processorpath", path, "-s", output.toString());
      if (!javac.getTask(null, files, null, options, null, files.getJavaFileObjects(args)).call()) {
        throw new IllegalStateException("javac failed on " + args[0]);
      }
    }
    System.out.printf(Locale.ROOT, "%f%n", (System.nanoTime() - start) / 1e6);
  }
}
