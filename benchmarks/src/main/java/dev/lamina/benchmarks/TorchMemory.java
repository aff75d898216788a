package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that prints how far a training step of PyTorch lets the resident set grow at most, and
 * with it the weights, which are there before.
 */
final class TorchMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");

  private TorchMemory() {}

  /** Takes the name of a network and the size of a batch; prints a number of bytes. */
  public static void main(String[] args) throws IOException {
    Model model = Networks.create(args[0]);
    int size = Integer.parseInt(args[1]);
    Batch batch = Networks.batch(model, size);
    long weights = 4L * model.parameters().stream().mapToLong(Parameter::size).sum();
    try (TorchTraining torch =
        new TorchTraining(model, batch, batch, Networks.code(args[0], size))) {
      System.gc();
      Files.writeString(CLEAR, "5"); // the peak begins anew
      long before = kilobytes("VmRSS:");
      torch.step();
      System.out.println((kilobytes("VmHWM:") - before) * 1024 + weights);
    }
  }

  private static long kilobytes(String key) throws IOException {
    String line =
        Files.readAllLines(STATUS).stream().filter(l -> l.startsWith(key)).findAny().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }
}
