package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A process of the same JVM with the same class path. */
final class Child {
  private static final List<String> USUAL = List.of("-Xmx6g");

  private Child() {}

  /** Runs a main method to its end and returns what it printed. */
  static String run(Class<?> main, String... arguments) throws IOException {
    return run(USUAL, main, arguments);
  }

  /** The same with flags of the JVM. */
  static String run(List<String> flags, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-Dai.djl.offline=true", "-Dai.djl.pytorch.num_threads=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1"); // Deeplearning4j's
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.onExit().join().exitValue();
    if (code != 0) {
      throw new IOException(
          "%s %s ended with %s: %s".formatted(main, List.of(arguments), code, output.strip()));
    }
    return output.strip();
  }

  /**
   * Milliseconds of whole processes: the median of some.
   *
   * @param processor time that processors have worked, all threads together
   */
  record Times(double time, double processor) {
    static Times of(int times, Class<?> main, String... arguments) throws IOException {
      double[] time = new double[times];
      double[] processor = new double[times];
      for (int i = 0; i < times; i++) {
        long processorStart = ProcessorTime.CHILDREN.nanoseconds();
        long start = System.nanoTime();
        run(main, arguments);
        time[i] = (System.nanoTime() - start) / 1e6;
        processor[i] = (ProcessorTime.CHILDREN.nanoseconds() - processorStart) / 1e6;
      }
      return new Times(Stopwatch.median(time), Stopwatch.median(processor));
    }
  }
}
