package dev.lamina.benchmarks;

/** Logits with the mean 0, which both logits and probabilities lead to. */
final class Logits {
  private Logits() {}

  /** From probabilities of samples side by side. */
  static float[] ofProbabilities(int samples, float... probabilities) {
    float[] logarithms = new float[probabilities.length];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log(probabilities[i]);
    }
    return centred(samples, logarithms);
  }

  /** From logits with any mean. */
  static float[] centred(int samples, float... logits) {
    int width = logits.length / samples;
    float[] centred = new float[logits.length];
    for (int start = 0; start < logits.length; start += width) {
      double sum = 0;
      for (int i = start; i < start + width; i++) {
        sum += logits[i];
      }
      for (int i = start; i < start + width; i++) {
        centred[i] = (float) (logits[i] - sum / width);
      }
    }
    return centred;
  }
}
