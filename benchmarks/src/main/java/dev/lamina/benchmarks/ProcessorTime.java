package dev.lamina.benchmarks;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Time that processors have worked, by {@code getrusage} of the C library: Java's own clock for it
 * counts in steps of 10 ms.
 */
enum ProcessorTime {
  /** Of all threads of this process, compilers and collectors included. */
  SELF(0),

  /** Of processes that this one has started, and that have ended. */
  CHILDREN(-1);

  private static final int RUSAGE_BYTES = 256;
  private static final MethodHandle GETRUSAGE = getrusage();

  private final int who;

  ProcessorTime(int who) {
    this.who = who;
  }

  @SuppressWarnings("restricted")
  private static MethodHandle getrusage() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow("getrusage"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  }

  /** Nanoseconds so far, in steps of a microsecond. */
  long nanoseconds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment usage = arena.allocate(RUSAGE_BYTES, Long.BYTES);
      if ((int) GETRUSAGE.invokeExact(who, usage) != 0) {
        throw new IllegalStateException("getrusage failed");
      }
      return nanoseconds(usage, 0) + nanoseconds(usage, 2L * Long.BYTES); // user, system
    } catch (Throwable thrown) {
      throw new IllegalStateException("no processor time", thrown);
    }
  }

  // The microseconds are an int on macOS, with room behind it.
  private static long nanoseconds(MemorySegment usage, long at) {
    long seconds = usage.get(ValueLayout.JAVA_LONG, at);
    return seconds * 1_000_000_000 + usage.get(ValueLayout.JAVA_INT, at + Long.BYTES) * 1000L;
  }
}
