package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a network costs javac in a JVM that has done nothing before.
 *
 * @param processor milliseconds of the annotation processor
 * @param javac milliseconds of all that javac does with the class and what is generated
 * @param bytes of generated source
 */
record Compilation(String network, double processor, double javac, long bytes) {
  /** Small, and what depth costs. */
  static final List<String> NETWORKS =
      List.of("LeNet5", "ResNet18", "ResNet34", "ResNet50", "ResNet101", "ResNet152");

  /** Medians of so many processes. */
  static Compilation of(String network, int times) throws IOException {
    Path source = Networks.source(network);
    double[] processor = new double[times];
    double[] javac = new double[times];
    long bytes = 0;
    for (int i = 0; i < times; i++) {
      String[] numbers = Child.run(Compiling.class, source.toString()).split(" ", -1);
      processor[i] = Double.parseDouble(numbers[0]);
      javac[i] = Double.parseDouble(numbers[1]);
      bytes = Long.parseLong(numbers[2]);
    }
    return new Compilation(network, Stopwatch.median(processor), Stopwatch.median(javac), bytes);
  }

  /** Name of such a measurement. */
  static String name(String network) {
    return "javac " + network;
  }

  /** The two lines above. */
  static String head() {
    return """
    | javac | processor | in all | generated source |
    |---|--:|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.0f ms | %.1f s | %,.0f KB |",
        network,
        processor,
        javac / 1e3,
        bytes / 1e3);
  }
}
