package dev.lamina.samples.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.MemoryNeed;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Sgd;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Large networks at their real sizes: a forward and a training step, in no more memory than the
 * model announces. Figures go to the test's output.
 */
class RealSizesTest {
  private static final int SAMPLES = 2;

  static Stream<Arguments> networks() {
    return Stream.of(
        network("AlexNet", AlexNetModel::create),
        network("GoogLeNet", GoogLeNetModel::create),
        network("ResNet-50", ResNet50Model::create),
        network("ResNet-152", ResNet152Model::create));
  }

  private static Arguments network(String name, LongFunction<Model> create) {
    return Arguments.of(name, create);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void trainsInTheMemoryThatItAnnounces(String name, LongFunction<Model> create) throws Exception {
    long before = settledBytes();
    Model model = create.apply(1);
    Batch batch = randomBatch(model);
    float first = model.lossAndGradients(batch);
    model.update(Sgd.learningRate(1e-3f));
    float second = model.lossAndGradients(batch);
    long used = liveBytes() - before - bytes(batch);
    MemoryNeed need = model.memory(SAMPLES);
    System.out.printf("%s: %.1f MB used, announced %s%n", name, used / 1e6, need);
    assertTrue(used <= need.bytes(), () -> used + " of " + need.bytes());
    assertTrue(used >= 0.9 * need.bytes(), () -> used + " of " + need.bytes());
    // With dropout a step need not lower the loss, but it changes it, and hardly upwards.
    assertNotEquals(first, second);
    assertTrue(second < 1.02 * first, () -> "the loss went from " + first + " to " + second);
    model.predict(batch);
    double sum = 0;
    for (int c = 0; c < model.outputs().getFirst().width(); c++) {
      sum += batch.predictions(0)[c];
    }
    assertEquals(1, sum, 1e-4);
  }

  private static Batch randomBatch(Model model) {
    SplittableRandom random = new SplittableRandom(3);
    Batch batch = model.newBatch(SAMPLES);
    batch.size(SAMPLES);
    for (int i = 0; i < batch.input(0).length; i++) {
      batch.input(0)[i] = (float) random.nextDouble(-1, 1);
    }
    batch.labels(0)[0] = 7;
    batch.labels(0)[1] = 13;
    return batch;
  }

  private static long bytes(Batch batch) {
    return 4L * (batch.input(0).length + batch.predictions(0).length + batch.labels(0).length);
  }

  // The workers of a model that is gone end when the collector has noticed.
  private static long settledBytes() throws Exception {
    long before = Long.MAX_VALUE;
    long now = liveBytes();
    while (now < before) {
      Thread.sleep(200);
      before = now;
      now = liveBytes();
    }
    return now;
  }

  /** Bytes of all objects that are reachable, counted by the collector. */
  private static long liveBytes() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+", 4))
        .filter(row -> row.length == 4 && row[0].endsWith(":"))
        .filter(row -> !row[3].contains("vm.Filler")) // the collector's, where nothing is
        .mapToLong(row -> Long.parseLong(row[2]))
        .sum();
  }
}
