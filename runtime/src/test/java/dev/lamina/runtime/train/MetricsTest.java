package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final float NAN = Float.NaN;

  private static OutputPort port(Integer... shape) {
    return new OutputPort("y", List.of(shape), Loss.SOFTMAX_CROSS_ENTROPY, 1);
  }

  private static Batch batch(OutputPort port, int capacity, int[] labels, float... predictions) {
    Batch batch = new Batch(List.of(new InputPort("x", List.of(1))), List.of(port), capacity);
    batch.size(labels.length / port.labelsPerSample());
    System.arraycopy(labels, 0, batch.labels(0), 0, labels.length);
    System.arraycopy(predictions, 0, batch.predictions(0), 0, predictions.length);
    return batch;
  }

  private static LabelRanks ranks(OutputPort port, Batch... batches) {
    LabelRanks ranks = LabelRanks.of(port, 0);
    for (Batch batch : batches) {
      ranks.add(batch);
    }
    return ranks;
  }

  @Test
  void countsHitsAmongTheLikeliest() {
    OutputPort port = port(3);
    int[] labels = {2, 0, 1};
    Batch batch = batch(port, 5, labels, 1, 2, 3, 1, 2, 3, 9, 8, 1);
    LabelRanks ranks = ranks(port, batch);
    assertEquals(3, ranks.total());
    assertEquals(1 / 3.0, ranks.accuracy());
    assertEquals(2 / 3.0, ranks.topK(2));
    assertEquals(1, ranks.topK(3));
    assertThrows(IllegalArgumentException.class, () -> ranks.topK(4));
    ranks.reset();
    assertTrue(Double.isNaN(ranks.accuracy()));
  }

  @Test
  void ofEqualPredictionsTheFirstCounts() {
    OutputPort port = port(2);
    assertEquals(0.5, ranks(port, batch(port, 2, new int[] {0, 1}, 7, 7, 7, 7)).accuracy());
  }

  @Test
  void whatIsNotANumberIsNoHit() {
    OutputPort port = port(2);
    assertEquals(0, ranks(port, batch(port, 1, new int[] {0}, NAN, 1)).accuracy());
    assertEquals(0, ranks(port, batch(port, 1, new int[] {1}, 1, NAN)).accuracy());
    assertEquals(0, ranks(port, batch(port, 1, new int[] {1}, NAN, NAN)).accuracy());
  }

  /** Two classes at two places: predictions are (C, H, W), labels (H, W). */
  @Test
  void countsEachPlaceOfAMap() {
    OutputPort port = port(2, 1, 2);
    int[] labels = {0, 1, 1, 1};
    // Sample 0: place 0 prefers class 0, place 1 class 1; sample 1: class 0 and class 1.
    Batch batch = batch(port, 2, labels, 5, 1, 2, 3, 9, 0, 1, 1);
    assertEquals(0.75, ranks(port, batch).accuracy());
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    matrix.add(batch, 0);
    assertEquals(1, matrix.count(0, 0));
    assertEquals(1, matrix.count(1, 0));
    assertEquals(2, matrix.count(1, 1));
  }

  /** Behind the end of a sample stands what no class is. */
  @Test
  void eachStepOfASequenceCounts() {
    InputPort words = new InputPort("words", List.of(1), 0, 9);
    OutputPort tag = new OutputPort("tag", List.of(2), Loss.SOFTMAX_CROSS_ENTROPY, 1, 0);
    Batch batch = new Batch(List.of(words), List.of(tag), 2);
    batch.size(2);
    batch.length(0, 0, 3);
    batch.length(0, 1, 1);
    assertEquals(3, batch.room(0));
    int[] labels = {0, 1, 1, 1, 7, -1};
    float[] predictions = {5, 1, 1, 5, 5, 1, 1, 5, Float.NaN, 0, Float.NaN, 0};
    System.arraycopy(labels, 0, batch.labels(0), 0, labels.length);
    System.arraycopy(predictions, 0, batch.predictions(0), 0, predictions.length);
    assertEquals(4, ranks(tag, batch).total());
    assertEquals(0.75, ranks(tag, batch).accuracy());
    ConfusionMatrix matrix = new ConfusionMatrix(2);
    matrix.add(batch, 0);
    assertEquals(1, matrix.count(0, 0));
    assertEquals(0, matrix.count(0, 1));
    assertEquals(1, matrix.count(1, 0));
    assertEquals(2, matrix.count(1, 1));
  }

  /** Actual cat: 3 right, 1 taken for a dog. Actual dog: 2 for a cat. A third class never seen. */
  private static ConfusionMatrix pets() {
    ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog", "guinea pig"));
    for (int i = 0; i < 3; i++) {
      matrix.add(0, 0);
    }
    matrix.add(0, 1);
    matrix.add(1, 0);
    matrix.add(1, 0);
    return matrix;
  }

  @Test
  void figuresOfAConfusionMatrix() {
    ConfusionMatrix matrix = pets();
    assertEquals(6, matrix.total());
    assertEquals(0.5, matrix.accuracy());
    assertEquals(3 / 5.0, matrix.precision(0));
    assertEquals(3 / 4.0, matrix.recall(0));
    assertEquals(2 * 0.6 * 0.75 / (0.6 + 0.75), matrix.f1(0), 1e-15);
    assertEquals(0, matrix.precision(1));
    assertEquals(0, matrix.recall(1));
    assertEquals(0, matrix.f1(2));
    assertEquals(matrix.f1(0) / 3, matrix.macroF1(), 1e-15);
    assertThrows(IllegalArgumentException.class, () -> matrix.add(3, 0));
    assertThrows(IllegalArgumentException.class, () -> matrix.add(0, -1));
  }

  @Test
  void aConfusionMatrixIsAlignedText() {
    assertEquals(
        """
        actual             cat         dog  guinea pig  precision   recall       F1
        cat                  3           1           0     60.0 %   75.0 %   66.7 %
        dog                  2           0           0      0.0 %    0.0 %    0.0 %
        guinea pig           0           0           0      0.0 %    0.0 %    0.0 %
        """,
        pets().toString());
  }

  @Test
  void manyClassesAreHeadedByNumbers() {
    List<String> names =
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot");
    ConfusionMatrix matrix = new ConfusionMatrix(names);
    matrix.add(9, 9);
    String[] lines = matrix.toString().split("\n", -1);
    assertEquals(
        "actual         0  1  2  3  4  5  6  7  8  9  precision   recall       F1", lines[0]);
    assertEquals(
        "9 Ankle boot   0  0  0  0  0  0  0  0  0  1    100.0 %  100.0 %  100.0 %", lines[10]);
  }

  private static Dataset points() {
    return InMemoryDataset.labeled(new float[] {1, 2, -1, 3, -5}, new int[] {1, 1, 1, 0, 0})
        .classNames(List.of("low", "high"));
  }

  @Test
  void evaluationIsTheMeanOverSamplesWithAnOddLastBatch() {
    LinearModel model = LinearModel.classifier(1, 2);
    model.parameters().get("fc.weight").set(new float[] {0, 2});
    Evaluation e = Evaluation.of(model, points(), 2);
    // Class 1 where x > 0, so -1 and 3 are wrong; the loss of class 1 is log(1 + exp(-2 x)).
    double loss = 0;
    for (double x : new double[] {1, 2, -1, -3, 5}) {
      loss += Math.log(1 + Math.exp(-2 * x)) / 5;
    }
    assertEquals(loss, e.loss(), 1e-6);
    assertEquals(5, e.samples());
    assertEquals(0.6, e.accuracy());
    assertEquals(1, e.topK(2));
    assertEquals(1, e.confusion().count(0, 1));
    assertEquals(List.of("low", "high"), e.confusion().names());
    assertEquals("loss 1.6549, accuracy 60.0 % on 5 samples", e.toString());
  }

  @Test
  void evaluationOfValuesHasNoAccuracy() {
    Dataset data = InMemoryDataset.of(2).input(new float[] {1, 2}).targets(new float[] {1, 3});
    Evaluation e = Evaluation.of(LinearModel.regression(1, 1), data, 9);
    assertEquals(5, e.loss());
    assertTrue(Double.isNaN(e.accuracy()));
    assertThrows(IllegalArgumentException.class, () -> e.topK(1));
    assertThrows(IllegalStateException.class, e::confusion);
    assertEquals("loss 5.0000 on 2 samples", e.toString());
  }
}
