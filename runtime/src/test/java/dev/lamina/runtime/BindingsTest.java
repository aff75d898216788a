package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.dsl.Loss;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What users read when their arrays do not fit; each sentence in full. */
class BindingsTest {
  private static final List<Integer> IMAGE = List.of(3, 20, 20);
  private static final OutputPort DIGIT =
      new OutputPort("digit", List.of(10), Loss.SOFTMAX_CROSS_ENTROPY, 1);
  private static final OutputPort MAP =
      new OutputPort("map", List.of(4, 2, 3), Loss.SOFTMAX_CROSS_ENTROPY, 1);

  private static void refuses(String message, Executable call) {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY); // it writes 1.200 for 1,200
      assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void arraysOfTheRightLengthAndLongerOnesAreTaken() {
    Bindings.checkValues("", "image", IMAGE, new float[1200], 1);
    Bindings.checkValues("", "image", IMAGE, new float[2401], 2);
    Bindings.checkLabels(DIGIT, new int[] {0, 9}, 2);
    // What stands behind the samples of the batch is nobody's business.
    Bindings.checkLabels(DIGIT, new int[] {0, 9, -1}, 2);
    Bindings.checkLabels(MAP, new int[] {0, 1, 2, 3, 3, 3}, 1);
  }

  @Test
  void tooShortAnArray() {
    refuses(
        "image: 2 x 3 x 20 x 20 takes 2,400 floats, but the array has 2,399",
        () -> Bindings.checkValues("", "image", IMAGE, new float[2399], 2));
    refuses(
        "targets of image: 2000000000 x 3 x 20 x 20 takes 2,400,000,000,000 floats, but the array"
            + " has 0",
        () -> Bindings.checkValues("targets of ", "image", IMAGE, new float[0], 2_000_000_000));
    refuses(
        "labels of digit: 1200 samples take 1,200 class numbers, but the array has 1,199",
        () -> Bindings.checkLabels(DIGIT, new int[1199], 1200));
    refuses(
        "labels of map: 2 samples take 12 class numbers, but the array has 11",
        () -> Bindings.checkLabels(MAP, new int[11], 2));
  }

  @Test
  void noSamples() {
    String message = "a batch has at least 1 sample, not ";
    refuses(message + 0, () -> Bindings.checkValues("", "image", IMAGE, new float[1200], 0));
    refuses(message + -1, () -> Bindings.checkValues("", "image", IMAGE, new float[1200], -1));
    refuses(message + 0, () -> Bindings.checkLabels(DIGIT, new int[0], 0));
  }

  @Test
  @SuppressWarnings("NullAway")
  void noArray() {
    assertEquals(
        "image: there is no array",
        assertThrows(
                NullPointerException.class, () -> Bindings.checkValues("", "image", IMAGE, null, 1))
            .getMessage());
    assertEquals(
        "lengths of words: there is no array",
        assertThrows(NullPointerException.class, () -> Bindings.checkLengths("words", null, 7, 2))
            .getMessage());
    assertEquals(
        "labels of digit: there is no array",
        assertThrows(NullPointerException.class, () -> Bindings.checkLabels(DIGIT, null, 1))
            .getMessage());
  }

  private static Frames frames(int room, int... lengths) {
    Frames frames = new Frames("words");
    frames.bind(lengths, room, lengths.length);
    return frames;
  }

  @Test
  void idsOutsideTheVocabulary() {
    InputPort words = new InputPort("words", List.of(1), 0, 50);
    refuses(
        "token 50 at step 1 of sample 1 is no id of words, whose vocabulary has ids 0 to 49",
        () -> Bindings.checkTokens(words, new int[] {0, 49, 7, 7, 50, 7}, frames(3, 2, 2)));
    refuses(
        "token -1 at step 0 of sample 0 is no id of words, whose vocabulary has ids 0 to 49",
        () -> Bindings.checkTokens(words, new int[] {-1}, frames(1, 1)));
    refuses(
        "words: 2 samples of 3 steps take 6 numbers, but the array has 5",
        () -> Bindings.checkTokens(words, new int[5], frames(3, 2, 2)));
    // What stands behind the end of a sample is nobody's business.
    Bindings.checkTokens(words, new int[] {0, 49, -7, 1, 2, 99}, frames(3, 2, 2));
  }

  @Test
  void lengthsOutOfRange() {
    String range = ", but each takes 1 to 7, as many as the arrays have room for";
    refuses(
        "sample 1 of words has 0 steps" + range,
        () -> Bindings.checkLengths("words", new int[] {7, 0}, 7, 2));
    refuses(
        "sample 0 of words has 8 steps" + range,
        () -> Bindings.checkLengths("words", new int[] {8, 1}, 7, 2));
    refuses(
        "lengths of words: 3 samples take 3 lengths, but the array has 2",
        () -> Bindings.checkLengths("words", new int[] {7, 1}, 7, 3));
    refuses(
        "a batch has at least 1 sample, not 0",
        () -> Bindings.checkLengths("words", new int[0], 7, 0));
    Bindings.checkLengths("words", new int[] {7, 1, 99}, 7, 2);
  }

  @Test
  void arraysThatAreNoWholeSteps() {
    InputPort film = new InputPort("film", List.of(2, 3, 4), 0, 0);
    String each =
        "film: 2 samples with equal room for steps of 24 numbers take a multiple of 48, but the"
            + " array has ";
    refuses(
        "film: a sample has at least 1 step, but the array is empty",
        () -> Bindings.checkWholeSteps(film, 0, 2));
    refuses(each + 24, () -> Bindings.checkWholeSteps(film, 24, 2));
    refuses(each + "1,201", () -> Bindings.checkWholeSteps(film, 1201, 2));
    Bindings.checkWholeSteps(film, 1200, 2);
    refuses(
        "film: 2 samples of 100 steps take 4,800 numbers, but the array has 4,799",
        () -> Bindings.checkSteps("", "film", 4799, 24, 100, 2));
  }

  @Test
  void labelsOfStepsThatAreNoClass() {
    refuses(
        "label 10 at step 2 of sample 1 is no class of digit, which has classes 0 to 9",
        () ->
            Bindings.checkStepLabels(
                DIGIT, new int[] {9, 0, 9, 10, 0, 9, 10, 10}, frames(4, 3, 3)));
    refuses(
        "label 4 at step 1 of sample 0 is no class of map, which has classes 0 to 3",
        () ->
            Bindings.checkStepLabels(
                MAP, new int[] {0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0}, frames(2, 2)));
    refuses(
        "labels of digit: 2 samples of 4 steps take 8 numbers, but the array has 7",
        () -> Bindings.checkStepLabels(DIGIT, new int[7], frames(4, 3, 3)));
    Bindings.checkStepLabels(DIGIT, new int[] {9, 0, 9, -1, 0, 9, 0, 10}, frames(4, 3, 3));
  }

  @Test
  void labelsThatAreNoClass() {
    refuses(
        "label 10 of sample 1 is no class of digit, which has classes 0 to 9",
        () -> Bindings.checkLabels(DIGIT, new int[] {9, 10}, 2));
    refuses(
        "label -1 of sample 0 is no class of digit, which has classes 0 to 9",
        () -> Bindings.checkLabels(DIGIT, new int[] {-1}, 1));
    refuses(
        "label 4 of sample 1 is no class of map, which has classes 0 to 3",
        () -> Bindings.checkLabels(MAP, new int[] {0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0}, 2));
  }
}
