package dev.lamina.processor.numbers;

import com.sun.management.ThreadMXBean;
import dev.lamina.runtime.Model;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** What the caller and the workers of one model have allocated. Counting allocates nothing. */
final class AllocatedBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Model model;
  private final long[] ids;

  /** Counts for a model that is made here, so that the threads that start are its workers. */
  AllocatedBytes(Supplier<Model> creation, int threads) {
    long[] before = THREADS.getAllThreadIds();
    model = creation.get();
    model.threads(threads);
    LongStream workers =
        Arrays.stream(THREADS.getAllThreadIds())
            .filter(id -> Arrays.stream(before).noneMatch(old -> old == id));
    ids = LongStream.concat(LongStream.of(Thread.currentThread().threadId()), workers).toArray();
  }

  Model model() {
    return model;
  }

  /** Bytes allocated while something runs. */
  long during(Runnable action) {
    long before = total();
    action.run();
    return total() - before;
  }

  private long total() {
    long total = 0;
    for (long id : ids) {
      total += Math.max(0, THREADS.getThreadAllocatedBytes(id)); // -1 for a thread that has ended
    }
    return total;
  }
}
