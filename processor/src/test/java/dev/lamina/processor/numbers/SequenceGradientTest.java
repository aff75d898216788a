package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Recurrent layers, cells of one's own and all that goes along sequences, forward and backward,
 * against the reference in double, in batches whose samples differ in length.
 */
class SequenceGradientTest {
  private static final int[] STEPS = {1, 2, 7, 7};
  private static final int[] SAMPLES = {3, 17, 1, 5};

  /** Floats may choose otherwise than doubles where two numbers are nearer than this. */
  private static final double NEAREST = 2e-5;

  private static final List<SequenceNet> NETS = SequenceNets.all();

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
    CompiledNetworks compiled = SequenceNets.compile("sequences", mode);
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return NETS.stream().map(net -> dynamicTest(net.name(), () -> compare(net, compiled)));
  }

  // One model for all batches: what a longer one has left must not show in a shorter one.
  private static void compare(SequenceNet net, CompiledNetworks compiled) {
    Model model = compiled.create(net.name(), 7);
    Random random = new Random(net.name().hashCode());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < STEPS.length; i++) {
      model.threads(1 + i % 2);
      Batch batch = SequenceBatches.of(model, SAMPLES[i], STEPS[i], random);
      SequenceReference reference = new SequenceReference(net, model, batch);
      while (reference.margin() < NEAREST) {
        SequenceBatches.draw(model, batch, random);
        reference = new SequenceReference(net, model, batch);
      }
      String what = SAMPLES[i] + " samples of " + STEPS[i] + " steps: ";
      compare(what, model, batch, reference, differences);
    }
    assertEquals(List.of(), differences, () -> net.body() + compiled.report(net.name()));
  }

  private static void compare(
      String what,
      Model model,
      Batch batch,
      SequenceReference reference,
      List<String> differences) {
    double[] loss = {reference.loss()};
    check(what + "loss", loss, new double[] {model.lossAndGradients(batch)}, differences);
    for (Parameter parameter : model.parameters()) {
      double[] gradient = reference.gradient(parameter.name());
      double[] ours = Doubles.of(parameter.gradients());
      check(what + "gradient of " + parameter.name(), gradient, ours, differences);
    }
    model.predict(batch);
    answers(what + "answer ", model, batch, reference, differences);
    check(what + "loss alone", loss, new double[] {model.loss(batch)}, differences);
  }

  private static void answers(
      String what,
      Model model,
      Batch batch,
      SequenceReference reference,
      List<String> differences) {
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      for (int n = 0; n < batch.size(); n++) {
        double[] expected = reference.answers(o).get(n);
        int at = n * batch.room(port.sequence()) * port.size();
        float[] ours = Arrays.copyOfRange(batch.predictions(o), at, at + expected.length);
        check(what + port.name() + " of sample " + n, expected, Doubles.of(ours), differences);
      }
    }
  }

  private static void check(
      String what, double[] expected, double[] actual, List<String> differences) {
    double error = Doubles.error(expected, actual, Doubles.largest(expected));
    if (!(error <= Comparison.TOLERANCE)) {
      differences.add(
          "%s: relative error %.2e%n  expected %s%n  actual   %s"
              .formatted(what, error, first(expected), first(actual)));
    }
  }

  private static String first(double[] values) {
    return Arrays.toString(Arrays.copyOf(values, Math.min(8, values.length)));
  }
}
