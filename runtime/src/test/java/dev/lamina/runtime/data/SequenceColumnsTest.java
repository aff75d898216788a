package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sequences on their way from a dataset into a batch, and what is said where they do not fit. */
class SequenceColumnsTest {
  private static final InputPort WORDS = new InputPort("words", List.of(1), 0, 50);
  private static final InputPort PEN = new InputPort("pen", List.of(2), 0, 0);
  private static final InputPort TOPIC = new InputPort("topic", List.of(2));
  private static final OutputPort NEXT =
      new OutputPort("next", List.of(50), Loss.SOFTMAX_CROSS_ENTROPY, 1, 0);
  private static final OutputPort MOOD =
      new OutputPort("mood", List.of(3), Loss.SOFTMAX_CROSS_ENTROPY, 1);
  private static final OutputPort HEIGHT = new OutputPort("height", List.of(2), Loss.L1, 1, 0);
  private static final int[][] IDS = {{1, 2, 3}, {4}, {5, 6}};

  private static Batch read(InputPort input, OutputPort output, InMemoryDataset dataset) {
    Batch batch = new Batch(List.of(input), List.of(output), 3);
    for (int n = 0; n < 3; n++) {
      dataset.read(n, batch, n);
    }
    batch.size(3);
    return batch;
  }

  private static void refuses(
      String message, InputPort input, OutputPort output, InMemoryDataset dataset) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> read(input, output, dataset))
            .getMessage());
  }

  @Test
  void samplesOfDifferentLengthsStandWhereTheRoomSays() {
    int[][] labels = {{2, 3, 9}, {8}, {6, 7}};
    InMemoryDataset dataset = InMemoryDataset.of(3).tokens(IDS).stepLabels(labels);
    Batch batch = read(WORDS, NEXT, dataset);
    int room = batch.room(0);
    for (int n = 0; n < 3; n++) {
      int length = IDS[n].length;
      assertEquals(length, dataset.length(n));
      assertEquals(length, batch.length(0, n));
      int at = n * room;
      assertArrayEquals(IDS[n], Arrays.copyOfRange(batch.tokens(0), at, at + length));
      assertArrayEquals(labels[n], Arrays.copyOfRange(batch.labels(0), at, at + length));
    }
  }

  @Test
  void stepsOfSeveralNumbersAndTheirTargets() {
    float[][] steps = {{1, 2}, {3, 4, 5, 6, 7, 8}, {9, 10, 11, 12}};
    float[][] targets = {{-1, -2}, {-3, -4, -5, -6, -7, -8}, {-9, -10, -11, -12}};
    InMemoryDataset dataset = InMemoryDataset.of(3).sequences(steps).stepTargets(targets);
    Batch batch = read(PEN, HEIGHT, dataset);
    int room = batch.room(0) * 2;
    for (int n = 0; n < 3; n++) {
      int length = steps[n].length;
      assertEquals(length / 2, batch.length(0, n));
      int at = n * room;
      assertArrayEquals(steps[n], Arrays.copyOfRange(batch.input(0), at, at + length));
      assertArrayEquals(targets[n], Arrays.copyOfRange(batch.targets(0), at, at + length));
    }
  }

  /** After {@code returns = LAST} a sample has one answer, whatever its length. */
  @Test
  void labelsOfStepsWhereASampleHasOne() {
    InMemoryDataset words = InMemoryDataset.of(3).tokens(IDS);
    refuses(
        "output mood takes labels of each sample (labels), but the dataset has labels of each step"
            + " (stepLabels)",
        WORDS,
        MOOD,
        words.stepLabels(IDS));
    refuses(
        "output mood takes labels of each sample (labels), but the dataset has target values of"
            + " each step (stepTargets)",
        WORDS,
        MOOD,
        words.stepTargets(new float[3][1]));
  }

  @Test
  void oneLabelWhereEachStepHasOne() {
    InMemoryDataset words = InMemoryDataset.of(3).tokens(IDS);
    refuses(
        "output next takes labels of each step (stepLabels), but the dataset has labels of each"
            + " sample (labels)",
        WORDS,
        NEXT,
        words.labels(new int[3]));
    refuses(
        "output height takes target values of each step (stepTargets), but the dataset has target"
            + " values of each sample (targets)",
        WORDS,
        HEIGHT,
        words.targets(new float[6]));
  }

  @Test
  void otherLengthsThanTheInput() {
    InMemoryDataset words = InMemoryDataset.of(3).tokens(IDS);
    refuses(
        "output next takes 3 labels for this sample, 1 a step, but the dataset has 2",
        WORDS,
        NEXT,
        words.stepLabels(new int[][] {{1, 2}, {1}, {1, 2}}));
    refuses(
        "output height takes 2 target values for this sample, 2 a step, but the dataset has 1",
        WORDS,
        HEIGHT,
        words.stepTargets(new float[][] {{1, 2, 3, 4, 5, 6}, {1}, {1}}));
  }

  @Test
  void anotherKindOfInput() {
    InMemoryDataset none = InMemoryDataset.of(3);
    refuses(
        "input pen takes numbers, but the dataset has ids of tokens", PEN, MOOD, none.tokens(IDS));
    refuses(
        "input words takes ids of tokens, but the dataset has sequences of numbers",
        WORDS,
        MOOD,
        none.sequences(new float[3][4]));
    refuses(
        "input topic takes one value a sample, but the dataset has sequences of numbers",
        TOPIC,
        MOOD,
        none.sequences(new float[3][4]));
    refuses(
        "input pen takes a sequence, but the dataset has 2 values a sample; InMemoryDataset holds"
            + " sequences and tokens",
        PEN,
        MOOD,
        none.input(new float[6]));
    refuses(
        "input pen takes 2 numbers a step, but a sample of the dataset has 3",
        PEN,
        MOOD,
        none.sequences(new float[3][3]));
  }

  @Test
  void aSampleWithoutSteps() {
    refuses(
        "a sequence has at least 1 step, but the sample at place 1 has 0",
        WORDS,
        MOOD,
        InMemoryDataset.of(3).tokens(new int[][] {{1}, {}, {2}}).labels(new int[3]));
  }

  @Test
  void idsOutsideTheVocabulary() {
    refuses(
        "token 50 at step 1 is no id of words, whose vocabulary has ids 0 to 49",
        WORDS,
        MOOD,
        InMemoryDataset.of(3).tokens(new int[][] {{1, 50}, {1}, {2}}).labels(new int[3]));
  }

  @Test
  void otherNumbersOfInputsAndOutputs() {
    String order = "; it takes one for each field, in their order";
    InMemoryDataset words = InMemoryDataset.of(3).tokens(IDS);
    refuses("the network has 1 outputs, but the dataset has 0" + order, WORDS, MOOD, words);
    refuses(
        "the network has 1 inputs, but the dataset has 2" + order, WORDS, MOOD, words.tokens(IDS));
  }
}
