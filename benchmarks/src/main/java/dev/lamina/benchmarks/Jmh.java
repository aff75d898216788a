package dev.lamina.benchmarks;

import java.util.Collection;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Kernels measured by JMH, each in a JVM of its own. */
final class Jmh {
  /** Flag of those JVMs. */
  static final String VECTORS = "--add-modules=jdk.incubator.vector";

  /** Before the work is made. */
  static final Contestant NOTHING =
      new Contestant() {
        @Override
        public Map<String, float[]> numbers() {
          return Map.of();
        }

        @Override
        public void run() {}
      };

  private static final TimeValue WARM_UP = TimeValue.seconds(2);
  private static final TimeValue MOMENT = TimeValue.milliseconds(200);

  private Jmh() {}

  /** Runs the benchmarks whose names have this regular expression, and prints JMH's table. */
  static int run(String pattern, boolean quick) {
    ChainedOptionsBuilder options = new OptionsBuilder().include(pattern);
    if (quick) {
      options.warmupIterations(1).warmupTime(WARM_UP);
      options.measurementIterations(1).measurementTime(MOMENT);
    }
    try {
      Collection<RunResult> results = new Runner(options.shouldFailOnError(true).build()).run();
      return results.isEmpty() ? 1 : 0;
    } catch (RunnerException thrown) {
      throw new IllegalStateException(thrown.getMessage(), thrown);
    }
  }
}
