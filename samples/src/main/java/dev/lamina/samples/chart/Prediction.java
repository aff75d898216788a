package dev.lamina.samples.chart;

import dev.lamina.samples.images.Planes;

/**
 * What a network said about one image.
 *
 * @param image the pixels, 0 to 1
 * @param truth the class it belongs to
 * @param answer the class with the largest probability
 * @param probability the probability of the answer
 */
public record Prediction(Planes image, int truth, int answer, float probability) {
  /** Reads the answer from the probabilities of all classes. */
  public static Prediction of(Planes image, int truth, float[] probabilities) {
    int answer = 0;
    for (int c = 1; c < probabilities.length; c++) {
      if (probabilities[c] > probabilities[answer]) {
        answer = c;
      }
    }
    return new Prediction(image, truth, answer, probabilities[answer]);
  }

  /** Whether the answer is the truth. */
  public boolean right() {
    return answer == truth;
  }
}
