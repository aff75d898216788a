package dev.lamina.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The memory of this process that is in use, as Linux counts it.
 *
 * @param start bytes when counting began
 */
record ResidentSet(long start) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String RESET_PEAK = "5";

  /** Collects garbage, and counts from here. */
  static ResidentSet begin() throws IOException {
    System.gc();
    Files.writeString(CLEAR, RESET_PEAK);
    return new ResidentSet(bytes("VmRSS:"));
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
