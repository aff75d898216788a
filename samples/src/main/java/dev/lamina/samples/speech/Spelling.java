package dev.lamina.samples.speech;

import dev.lamina.runtime.decode.CtcDecoder;

/** Texts of digits as labels for CTC, and labels from what a network trained with it answers. */
final class Spelling {
  /** By class; the first one is the blank, which is in no text. */
  private static final String CHARACTERS = "_ efghinorstuvwxz";

  private static final CtcDecoder DECODER = new CtcDecoder(CHARACTERS.length(), 0);

  private Spelling() {}

  /** The classes of a text's letters and spaces. */
  static int[] labels(String text) {
    return text.chars().map(CHARACTERS::indexOf).toArray();
  }

  /** The text of the likeliest path. */
  static String greedy(float[] probabilities, int steps) {
    return text(DECODER.greedy(logarithms(probabilities), steps).labels());
  }

  /** The likeliest text, of as many as the beam is wide. */
  static String beam(float[] probabilities, int steps, int width) {
    return text(DECODER.beam(logarithms(probabilities), steps, width).getFirst().labels());
  }

  private static float[] logarithms(float[] probabilities) {
    float[] logarithms = new float[probabilities.length];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log(probabilities[i]);
    }
    return logarithms;
  }

  private static String text(int[] labels) {
    StringBuilder text = new StringBuilder();
    for (int label : labels) {
      text.append(CHARACTERS.charAt(label));
    }
    return text.toString();
  }
}
