package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The memory of this process that is in use, as Linux counts it.
 *
 * @param start bytes when counting began
 */
record ResidentSet(long start) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";
  private static final String IN_USE = "VmRSS:";
  private static final long SETTLING = 300_000_000;

  /**
   * Collects garbage, waits until the collector has given back what it does not need, and counts.
   */
  static ResidentSet begin() throws IOException {
    System.gc();
    long before = Long.MAX_VALUE;
    for (long now = bytes(IN_USE); now < before; now = bytes(IN_USE)) {
      before = now;
      LockSupport.parkNanos(SETTLING);
    }
    Files.writeString(CLEAR, RESET_PEAK);
    return new ResidentSet(bytes(IN_USE));
  }

  /** How far it has grown at most since then. */
  long peakGrowth() throws IOException {
    return bytes("VmHWM:") - start;
  }

  private static long bytes(String key) throws IOException {
    String line =
        Files.readAllLines(STATUS).stream().filter(l -> l.startsWith(key)).findAny().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
  }
}
