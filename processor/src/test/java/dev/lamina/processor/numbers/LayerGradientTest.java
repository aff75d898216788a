package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every layer and every loss, forward and backward, against the reference in double. */
class LayerGradientTest {
  private static final double FINITE_DIFFERENCES = 1e-3;
  private static final double STEP = 1e-6;
  private static final int ELEMENTS = 8;

  private static final List<Net> NETS = LayerNets.all();

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> vectorCodeEqualsTheReference() {
    return equalsTheReference(Mode.VECTOR);
  }

  @TestFactory
  Stream<DynamicTest> scalarCodeEqualsTheReference() {
    return equalsTheReference(Mode.SCALAR);
  }

  private static Stream<DynamicTest> equalsTheReference(Mode mode) {
    CompiledNetworks compiled = CompiledNetworks.of("layers", mode, NETS);
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return NETS.stream().map(net -> dynamicTest(net.name(), () -> compare(net, compiled)));
  }

  private static void compare(Net net, CompiledNetworks compiled) {
    Model model = compiled.create(net.name(), 7);
    Random random = new Random(net.name().hashCode());
    Samples.replaceUniform(model, random);
    model.threads(1);
    int fewest = net.fewestSamples();
    Comparison comparison = new Comparison(net, model).batch(3, random).batch(5, random);
    model.threads(2);
    comparison.batch(fewest, random).batch(5, random);
    assertEquals(List.of(), comparison.differences(), () -> Explanation.of(net, compiled));
  }

  /** The reference is right: it has the slopes of its own loss. */
  @TestFactory
  Stream<DynamicTest> referenceHasTheSlopesOfItsLoss() {
    CompiledNetworks compiled = CompiledNetworks.of("layers", Mode.SCALAR, NETS);
    return NETS.stream()
        .map(net -> dynamicTest(net.name(), () -> slopes(net, compiled.create(net.name(), 7))));
  }

  private static void slopes(Net net, Model model) {
    Random random = new Random(net.name().hashCode());
    Samples.replaceUniform(model, random);
    Batch batch = Samples.of(model, Math.max(2, net.fewestSamples()), random);
    ReferenceInterpreter reference = new ReferenceInterpreter(net, model);
    while (reference.train(batch).margin() < 10 * STEP) {
      Samples.draw(model, batch, random);
    }
    List<double[]> gradients = reference.train(batch).gradients();
    List<String> differences = new ArrayList<>();
    for (int p = 0; p < gradients.size(); p++) {
      double[] values = reference.parameters().get(p);
      for (int k = 0; k < ELEMENTS; k++) {
        int i = random.nextInt(values.length);
        double slope = slope(reference, batch, values, i);
        double allowed = FINITE_DIFFERENCES * Math.max(STEP, Doubles.largest(gradients.get(p)));
        if (!(Math.abs(slope - gradients.get(p)[i]) <= allowed)) {
          differences.add(
              "%s[%d]: slope %g, gradient %g"
                  .formatted(model.parameters().get(p).name(), i, slope, gradients.get(p)[i]));
        }
      }
    }
    assertEquals(List.of(), differences, net::source);
  }

  private static double slope(ReferenceInterpreter reference, Batch batch, double[] values, int i) {
    double value = values[i];
    values[i] = value + STEP;
    double right = reference.train(batch).loss();
    values[i] = value - STEP;
    double left = reference.train(batch).loss();
    values[i] = value;
    return (right - left) / (2 * STEP);
  }
}
