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
        "labels of digit: there is no array",
        assertThrows(NullPointerException.class, () -> Bindings.checkLabels(DIGIT, null, 1))
            .getMessage());
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
