package dev.lamina.samples.speech;

/**
 * Sound at another rate: each new sample is a sum of the old ones around it, weighted with a sinc
 * under Hann's window, which leaves out the frequencies that the lower rate cannot have. The JDK's
 * own conversion keeps them, and they come back as others.
 */
final class Resampling {
  /** Zeros of the sinc on either side. */
  private static final int ZEROS = 16;

  /** Share of the frequencies that is kept; the filter falls off behind it. */
  private static final double KEPT = 0.95;

  private Resampling() {}

  /** Samples of {@code from} a second as samples of {@code to} a second. */
  static float[] resample(float[] samples, double from, double to) {
    if (from == to) {
      return samples;
    }
    double cutoff = KEPT * Math.min(1, to / from);
    double reach = ZEROS / cutoff;
    float[] resampled = new float[(int) (samples.length * to / from)];
    for (int i = 0; i < resampled.length; i++) {
      double center = i * from / to;
      int first = Math.max(0, (int) Math.ceil(center - reach));
      int last = Math.min(samples.length - 1, (int) Math.floor(center + reach));
      double sum = 0;
      for (int k = first; k <= last; k++) {
        sum += samples[k] * weight(k - center, cutoff, reach);
      }
      resampled[i] = (float) sum;
    }
    return resampled;
  }

  private static double weight(double distance, double cutoff, double reach) {
    double x = Math.PI * cutoff * distance;
    double sinc = x == 0 ? 1 : Math.sin(x) / x;
    return cutoff * sinc * (0.5 + 0.5 * Math.cos(Math.PI * distance / reach));
  }
}
