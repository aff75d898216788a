package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.benchmarks.onnx.NetworkSteps;
import dev.lamina.benchmarks.scaling.Machine;
import dev.lamina.benchmarks.scaling.TrainingStep;
import dev.lamina.processor.plan.Plan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ScalingTableTest {
  private static final Path ROOT = Path.of("..");

  private static Plan plan(String network) throws IOException {
    return NetworkSteps.plan(ROOT.resolve(Networks.source(network)));
  }

  @Test
  void onOneCoreWithoutMemoryAStepTakesTheOperationsOfTheSummary() throws IOException {
    assertEquals(operations("LeNet5"), simulated("LeNet5"), 1e-6);
  }

  /** Of ten convolutions that tiles compute, three have tiles that reach beyond 14 x 14 pixels. */
  @Test
  void tilesTakeAQuarterOfThem() throws IOException {
    double convolution = 3 * 8 * 2 * 9.0 * 64 * 64 * 56 * 56 / 100 / 1e6;
    double saved = 7 * (1 - 36 / 144.0) + 3 * (1 - 36 * 16 / (9 * 196.0));
    assertEquals(operations("ResNet18") - saved * convolution, simulated("ResNet18"), 1e-2);
  }

  private static double operations(String network) throws IOException {
    return Work.training(Networks.create(network)) * 8 / 100 / 1e6;
  }

  private static double simulated(String network) throws IOException {
    return new TrainingStep(plan(network), 8, new Machine(100, 1e12, 100)).milliseconds(1);
  }

  @Test
  void fewSamplesKeepFewCoresBusy() throws IOException {
    Plan plan = plan("ResNet18");
    TrainingStep few = new TrainingStep(plan, 8, Machine.USUAL);
    TrainingStep many = new TrainingStep(plan, 64, Machine.USUAL);
    assertTrue(few.speedUp(2) > 1.8 && few.speedUp(2) < 2);
    assertTrue(few.speedUp(64) < 12, () -> "" + few.speedUp(64));
    assertTrue(many.speedUp(64) > 2 * few.speedUp(64));
    assertTrue(many.speedUp(64) < 64);
  }

  @Test
  void theTableHasALineForEachNetwork() throws IOException {
    String text = ScalingTable.text(ROOT);
    assertEquals(5, text.lines().count());
    long columns = text.lines().findFirst().orElseThrow().chars().filter(c -> c == '|').count();
    text.lines().forEach(l -> assertEquals(columns, l.chars().filter(c -> c == '|').count(), l));
  }

  @Test
  void sequencesAreRefused() {
    Path source = Path.of("src/main/java/dev/lamina/benchmarks/CharGru.java");
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> new TrainingStep(NetworkSteps.plan(source), 8, Machine.USUAL))
            .getMessage();
    assertEquals("expected a network without sequences", message);
  }
}
