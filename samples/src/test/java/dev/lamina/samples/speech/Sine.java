package dev.lamina.samples.speech;

/** Tones of known frequency. */
final class Sine {
  private Sine() {}

  static float[] samples(double hertz, double loudness, int rate, int count) {
    float[] samples = new float[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (float) (loudness * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  static double loudness(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample * sample;
    }
    return Math.sqrt(2 * sum / samples.length);
  }
}
