package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Memory that training takes, in bytes.
 *
 * @param announced by the model: no moments of an optimiser, no batch of the user
 * @param heap growth of the heap by the same after a training step
 * @param both the same after a prediction too, which has places and folded weights of its own
 * @param peak how far the resident set grows at most by making the model, two steps and updates
 *     with momentum, in a JVM with {@link #LEAN} flags
 * @param usual the same without flags
 * @param libtorch the same by PyTorch
 */
record Footprint(
    String work, long announced, long heap, long both, long peak, long usual, long libtorch) {
  /** What is trained, with which batch. */
  static final List<Training> TRAININGS =
      List.of(
          new Training("LeNet5", 64),
          new Training("LeNet5", 1),
          new Training("CharLstm", 32),
          new Training("CharGru", 32),
          new Training("ResNet18", 8),
          new Training("ResNet50", 8),
          new Training("ResNet20", 64),
          new Training("AlexNet", 8),
          new Training("GoogLeNet", 8),
          new Training("ResNet152", 2));

  /**
   * Steps allocate nothing, so that the simplest collector will do, with little room for garbage.
   */
  private static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-Xmn16m");

  /** Garbage is collected to the last byte before it is asked what is left. */
  private static final List<String> EXACT = List.of("-XX:+UseSerialGC", "-XX:MarkSweepDeadRatio=0");

  private static final String SMALL = "LeNet5";
  private static final double MEGABYTE = 1e6;

  /** A network and the size of a batch. */
  record Training(String network, int batch) {
    /** Name of such a measurement. */
    String name() {
      return "memory " + network + " batch " + batch;
    }
  }

  /** Measures in processes of their own. */
  static Footprint of(Training training, int times) throws IOException {
    String network = training.network();
    String batch = String.valueOf(training.batch());
    String[] heap = Child.run(EXACT, LaminaHeap.class, SMALL, network, batch).split(" ", -1);
    return new Footprint(
        training.name(),
        Long.parseLong(heap[0]),
        Long.parseLong(heap[1]),
        Long.parseLong(heap[2]),
        peak(times, LEAN, LaminaMemory.class, SMALL, network, batch),
        peak(times, List.of(), LaminaMemory.class, SMALL, network, batch),
        libtorch(training, times));
  }

  private static long libtorch(Training training, int times) throws IOException {
    Path folder = Files.createTempDirectory("recipes");
    Path small = folder.resolve("small");
    Path wanted = folder.resolve("wanted");
    TorchRecipe.of(SMALL, 1).write(small);
    TorchRecipe.of(training.network(), training.batch()).write(wanted);
    try {
      return peak(times, LEAN, TorchMemory.class, small.toString(), wanted.toString());
    } finally {
      delete(folder);
    }
  }

  // Of one process it depends on where the allocator finds room.
  private static long peak(int times, List<String> flags, Class<?> main, String... arguments)
      throws IOException {
    double[] peaks = new double[times];
    for (int i = 0; i < times; i++) {
      peaks[i] = Double.parseDouble(Child.run(flags, main, arguments));
    }
    return (long) Stopwatch.median(peaks);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The two lines above. */
  static String head() {
    return """
    | training | announced | heap | and a prediction | peak growth | libtorch | ratio | peak without flags |
    |---|--:|--:|--:|--:|--:|--:|--:|\
    """;
  }

  /** A line of the table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f MB | %.1f MB | %.1f MB | %.1f MB | %.1f MB | %.2f | %.1f MB |",
        work,
        announced / MEGABYTE,
        heap / MEGABYTE,
        both / MEGABYTE,
        peak / MEGABYTE,
        libtorch / MEGABYTE,
        (double) peak / libtorch,
        usual / MEGABYTE);
  }
}
