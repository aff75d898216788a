package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every layer that is not recurrent works on the steps of a sequence as it works on samples: a
 * network along sequences, and the same network that gets all steps as samples, answer alike and
 * have the same gradients. That holds for statistics over the batch too, and shows that padding
 * never counts.
 */
class StepwiseLayersTest {
  private static final double NEAR = 2e-5;

  /** What stands between input and output. */
  private static final Map<String, String> BODIES = bodies();

  private static Map<String, String> bodies() {
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("Convolution", "@Conv(filters = 5, kernel = 3, padding = 1, stride = 2) @Tanh");
    bodies.put("Depthwise", "@DepthwiseConv(kernel = 3, multiplier = 2) @Sigmoid");
    bodies.put("Transposed", "@ConvTranspose(filters = 4, kernel = 3, stride = 2) @Tanh");
    bodies.put("Normalized", "@Conv(filters = 4, kernel = 3, bias = false) @BatchNorm @Tanh");
    bodies.put("NormalizedVector", "@Dense(units = 6) @BatchNorm @Tanh");
    bodies.put("NormalizedSample", "@Conv(filters = 4, kernel = 2) @LayerNorm @Silu");
    bodies.put("Responding", "@Conv(filters = 6, kernel = 2) @Lrn");
    bodies.put("Pooled", "@AvgPool(size = 3, stride = 1) @Softplus");
    bodies.put("Greatest", "@MaxPool(size = 2) @Gelu");
    bodies.put("Average", "@GlobalAvgPool");
    bodies.put("Shares", "@Conv(filters = 4, kernel = 3) @Softmax");
    bodies.put("Flattened", "@Conv(filters = 4, kernel = 2) @Tanh @Flatten");
    bodies.put("Added", "@Conv(filters = 3, kernel = 3, padding = 1) @Add(\"x\") @Tanh");
    bodies.put("Joined", "@Conv(filters = 2, kernel = 3, padding = 1) @Concat(\"x\") @Sigmoid");
    bodies.put("Gated", "@GlobalAvgPool @Dense(units = 3) @Sigmoid @Multiply(\"x\")");
    return bodies;
  }

  private static SourceFile source(String name, String body, boolean sequence) {
    return new SourceFile(
        "nets/" + name + ".java",
        """
        package nets;

        import dev.lamina.dsl.*;

        @Network
        abstract class %s {
          @Input(value = {3, 5, 6}%s) Layer x;
          %s Layer seen;
          @Dense(units = 4) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Layer label;
          @From("seen") @Dense(units = 2) @Output(loss = Loss.HUBER, weight = 0.5) Layer value;
        }
        """
            .formatted(name, sequence ? ", sequence = true" : "", body));
  }

  private static CompiledNetworks compile(Mode mode) {
    List<SourceFile> sources = new ArrayList<>();
    BODIES.forEach(
        (name, body) -> {
          sources.add(source(name + "Steps", body, true));
          sources.add(source(name + "Samples", body, false));
        });
    return CompiledNetworks.of("stepwise", mode, sources, List.of("-Alamina.strict=false"));
  }

  @TestFactory
  Stream<DynamicTest> stepsAreLikeSamples() {
    return Stream.of(Mode.VECTOR, Mode.SCALAR).flatMap(StepwiseLayersTest::stepsAreLikeSamples);
  }

  private static Stream<DynamicTest> stepsAreLikeSamples(Mode mode) {
    CompiledNetworks compiled = compile(mode);
    return BODIES.keySet().stream()
        .map(name -> dynamicTest(name + ", " + mode, () -> compare(compiled, name)));
  }

  private static void compare(CompiledNetworks compiled, String name) {
    Model steps = compiled.create(name + "Steps", 3);
    Model samples = compiled.create(name + "Samples", 3);
    Batch along = SequenceBatches.of(steps, 3, 7, new Random(11));
    Batch flat = flat(samples, along);
    assertEquals(samples.lossAndGradients(flat), steps.lossAndGradients(along), NEAR, "loss");
    for (Parameter parameter : samples.parameters()) {
      assertNear(
          parameter.name(),
          parameter.gradients(),
          steps.parameters().get(parameter.name()).gradients());
      assertNear(
          parameter.name(), parameter.values(), steps.parameters().get(parameter.name()).values());
    }
    steps.predict(along);
    samples.predict(flat);
    for (int o = 0; o < 2; o++) {
      assertNear(
          "answer", flat.predictions(o), gathered(along, along.predictions(o), o == 0 ? 4 : 2));
    }
  }

  /** All real steps as samples of their own, in order. */
  private static Batch flat(Model model, Batch along) {
    int count = 0;
    for (int n = 0; n < along.size(); n++) {
      count += along.length(0, n);
    }
    Batch flat = model.newBatch(count);
    flat.size(count);
    InputPort port = model.inputs().getFirst();
    copy(gathered(along, along.input(0), port.size()), flat.input(0));
    copy(gathered(along, along.targets(1), 2), flat.targets(1));
    int at = 0;
    for (int n = 0; n < along.size(); n++) {
      for (int t = 0; t < along.length(0, n); t++) {
        flat.labels(0)[at++] = along.labels(0)[n * along.room(0) + t];
      }
    }
    return flat;
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, from.length);
  }

  private static float[] gathered(Batch along, float[] values, int size) {
    List<Float> found = new ArrayList<>();
    for (int n = 0; n < along.size(); n++) {
      int first = n * along.room(0) * size;
      for (int i = first; i < first + along.length(0, n) * size; i++) {
        found.add(values[i]);
      }
    }
    float[] gathered = new float[found.size()];
    for (int i = 0; i < gathered.length; i++) {
      gathered[i] = found.get(i);
    }
    return gathered;
  }

  // Sums run over the same numbers in another grouping.
  private static void assertNear(String what, float[] expected, float[] actual) {
    assertEquals(expected.length, actual.length, what);
    float largest = 1e-3f;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], NEAR * largest, what + "[" + i + "]");
    }
  }
}
