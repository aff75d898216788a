package dev.lamina.samples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options of every sample that trains. */
public final class RunOptions {
  @Option(names = "--threads", description = "Worker threads (default: one for each processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description =
          "The same seed gives the same network, bit for bit (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Refuses numbers that cannot be run with. */
  public void check(CommandLine line) {
    SampleCommand.requireAtLeastOne(line, "--threads", threads);
  }

  /** Worker threads. */
  public int threads() {
    return threads;
  }

  /** Seed of the network, of the order of samples and of their changes. */
  public long seed() {
    return seed;
  }
}
