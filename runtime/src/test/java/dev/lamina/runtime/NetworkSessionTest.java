package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.train.Sgd;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NetworkSessionTest {
  private final ScaleProgram program = new ScaleProgram();
  private final NetworkSession session = new NetworkSession(program, 42);

  private Batch batch(int samples) {
    Batch batch = new Batch(session.inputs(), session.outputs(), samples);
    batch.size(samples);
    for (int i = 0; i < 2 * samples; i++) {
      batch.input(0)[i] = i + 1;
      batch.targets(0)[i] = 1;
    }
    return batch;
  }

  private void weights(float... values) {
    session.parameters().get("y.weight").set(values);
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void predictsBySampleAndKeepsWhatStandsBehindTheBatch() {
    weights(2, -1);
    float[] answers = {0, 0, 0, 0, 7};
    session.input(0, new float[] {1, 2, 3, 4}, 2).prediction(0, answers, 2).predict(2);
    assertArrayEquals(new float[] {2, -2, 6, -4, 7}, answers);
  }

  /**
   * Sample 0: y = (2, -2), sample 1: (6, -4); targets are 1: loss ((1 + 9) + (25 + 25)) / 2 / 2.
   */
  @Test
  void lossAndGradientsAreMeansOverTheSamples() {
    weights(2, -1);
    Batch batch = batch(2);
    assertEquals(15, session.loss(batch));
    assertEquals(15, session.lossAndGradients(batch));
    assertArrayEquals(new float[] {8, -13}, session.parameters().gradients());
    assertEquals(15, session.lossAndGradients(batch), "gradients are replaced");
    assertArrayEquals(new float[] {8, -13}, session.parameters().gradients());
    session.accumulateGradients(batch);
    assertArrayEquals(new float[] {16, -26}, session.parameters().gradients());
    session.update(Sgd.learningRate(0.5f));
    assertArrayEquals(new float[] {-6, 12}, session.parameters().values());
  }

  @Test
  void gradientsAreChecked() {
    GradientCheck check = session.checkGradients(batch(3));
    assertEquals(2, check.checked());
    assertTrue(check.within(1e-3), check.toString());
    assertTrue(session.summary().startsWith("Scale\n"), session.summary());
  }

  @Test
  void inferenceIsPreparedOnceForAllPredictionsBetweenTwoChanges() {
    Batch batch = batch(2);
    session.predict(batch);
    assertEquals(1, program.preparations);
    session.predict(batch);
    session.loss(batch);
    session.keepOutputs(true);
    session.predict(batch);
    session.parameters().get("y.weight").values();
    session.parameters().gradients();
    session.predict(batch);
    assertEquals(1, program.preparations);
    weights(3, 4);
    assertEquals(1, program.preparations);
    session.predict(batch);
    session.predict(batch);
    assertEquals(2, program.preparations);
    session.lossAndGradients(batch);
    assertEquals(2, program.preparations);
    session.loss(batch);
    assertEquals(3, program.preparations);
    session.update(Sgd.learningRate(0.5f));
    session.predict(batch);
    assertEquals(4, program.preparations);
    session.checkGradients(batch);
    session.predict(batch);
    assertEquals(5, program.preparations);
    session.parameters().values();
    session.predict(batch);
    assertEquals(6, program.preparations);
  }

  @Test
  void eachStepOfTrainingHasADropoutOfItsOwn() {
    Batch batch = batch(1);
    for (int step = 0; step < 20; step++) {
      session.lossAndGradients(batch);
    }
    assertEquals(20, new HashSet<>(program.seeds).size());
    ScaleProgram other = new ScaleProgram();
    NetworkSession same = new NetworkSession(other, 42);
    same.lossAndGradients(batch);
    assertEquals(program.seeds.getFirst(), other.seeds.getFirst());
    ScaleProgram third = new ScaleProgram();
    new NetworkSession(third, 43).lossAndGradients(batch);
    assertNotEquals(program.seeds.getFirst(), third.seeds.getFirst());
  }

  /** Finite differences compare passes that differ in a weight and in nothing else. */
  @Test
  void checkingGradientsDrawsNoNewDropout() {
    session.lossAndGradients(batch(1));
    session.checkGradients(batch(1));
    assertEquals(1, new HashSet<>(program.seeds).size());
    session.lossAndGradients(batch(1));
    assertEquals(2, new HashSet<>(program.seeds).size());
  }

  @Test
  void outputsAreKeptWhenAskedForUntilSomethingElseRuns() {
    weights(2, -1);
    Layer x = session.layer("x");
    String sentence = "the output of x is not kept; call keepOutputs(true), then predict";
    List<Executable> destroyers =
        List.of(
            () -> session.lossAndGradients(batch(1)),
            () -> session.checkGradients(batch(1)),
            () -> session.keepOutputs(true),
            () -> {
              session.keepOutputs(false);
              session.predict(batch(1));
              session.keepOutputs(true);
            });
    session.keepOutputs(true);
    for (Executable destroyer : destroyers) {
      session.predict(batch(2));
      assertArrayEquals(new float[] {1, 2, 3, 4}, x.output());
      assertArrayEquals(new float[] {2, -2, 6, -4}, session.layer("y").output());
      assertEquals(sentence, assertThrows(Exception.class, () -> run(destroyer, x)).getMessage());
    }
  }

  private static void run(Executable destroyer, Layer x) throws Throwable {
    destroyer.execute();
    x.output();
  }

  @Test
  void aHandleKnowsItsParametersAndWhatItHasNot() {
    Layer y = session.layer("y");
    y.weight(new float[] {3, 4});
    assertArrayEquals(new float[] {3, 4}, y.weight());
    assertArrayEquals(new int[] {2}, y.shape());
    session.lossAndGradients(batch(1));
    assertArrayEquals(session.parameters().gradients(), y.weightGradient());
    assertEquals(
        "y (@Scale @Output(loss = MEAN_SQUARED_ERROR)) has no bias; it has y.weight",
        assertThrows(IllegalStateException.class, y::bias).getMessage());
    assertEquals(
        "x (@Input(2)) has no weight; it is not trained",
        assertThrows(IllegalStateException.class, session.layer("x")::weight).getMessage());
  }

  @Test
  void arraysThatDoNotFitAreNamed() {
    refuses(
        "x: 3 x 2 takes 6 floats, but the array has 5", () -> session.input(0, new float[5], 3));
    refuses(
        "targets of y: 1 x 2 takes 2 floats, but the array has 1",
        () -> session.targets(0, new float[1], 1));
    refuses(
        "predictions of y: 1 x 2 takes 2 floats, but the array has 0",
        () -> session.prediction(0, new float[0], 1));
    refuses("a batch has at least 1 sample, not 0", () -> session.prediction(0, new float[0], 0));
    refuses("threads must be at least 1, but is 0", () -> session.threads(0));
  }

  @Test
  void aBatchThatHoldsNothingIsRefused() {
    Batch batch = new Batch(session.inputs(), session.outputs(), 4);
    String sentence = "the batch is empty: fill it, then say by size(n) how many samples it holds";
    refuses(sentence, () -> session.predict(batch));
    refuses(sentence, () -> session.loss(batch));
    refuses(sentence, () -> session.lossAndGradients(batch));
    refuses(sentence, () -> session.accumulateGradients(batch));
    refuses(sentence, () -> session.checkGradients(batch));
  }

  @Test
  void aBatchOfAnotherNetworkIsRefused() {
    List<InputPort> inputs = session.inputs();
    List<OutputPort> outputs = session.outputs();
    OutputPort kinds = new OutputPort("y", List.of(2), Loss.SOFTMAX_CROSS_ENTROPY, 1);
    OutputPort wide = new OutputPort("y", List.of(3), Loss.MEAN_SQUARED_ERROR, 1);
    InputPort image = new InputPort("x", List.of(1, 2, 3));
    List<Batch> others =
        List.of(
            new Batch(List.of(), outputs, 2),
            new Batch(List.of(inputs.getFirst(), image), outputs, 2),
            new Batch(List.of(image), outputs, 2),
            new Batch(inputs, List.of(), 2),
            new Batch(inputs, List.of(kinds), 2),
            new Batch(inputs, List.of(wide), 2));
    for (Batch other : others) {
      other.size(1);
      refuses(
          "this batch was made for another network; newBatch of a Scale model makes one that fits",
          () -> session.predict(other));
    }
  }
}
