package dev.lamina.samples.speech;

/**
 * Bands of frequencies as wide as the ear hears them, each a triangle that begins and ends at the
 * peaks of its neighbours. The peaks are equally far apart on the mel scale, {@code 2595 log10(1 +
 * f / 700)} (O'Shaughnessy 1987).
 */
final class MelBands {
  /** Number of bands. */
  static final int COUNT = 32;

  private static final double LOWEST_HERTZ = 100;
  private static final double HIGHEST_HERTZ = 3800;

  private final double[][] weights = new double[COUNT][PowerSpectrum.FREQUENCIES];

  MelBands() {
    for (int band = 0; band < COUNT; band++) {
      double left = hertz(band);
      double peak = hertz(band + 1);
      double right = hertz(band + 2);
      for (int k = 0; k < PowerSpectrum.FREQUENCIES; k++) {
        double f = (double) k * Sound.RATE / PowerSpectrum.POINTS;
        double inside = Math.min((f - left) / (peak - left), (right - f) / (right - peak));
        weights[band][k] = Math.max(0, inside);
      }
    }
  }

  /** Frequency where a band has its peak. */
  static double peak(int band) {
    return hertz(band + 1);
  }

  private static double hertz(int point) {
    double lowest = mel(LOWEST_HERTZ);
    double mel = lowest + (mel(HIGHEST_HERTZ) - lowest) * point / (COUNT + 1);
    return 700 * (Math.pow(10, mel / 2595) - 1);
  }

  private static double mel(double hertz) {
    return 2595 * Math.log10(1 + hertz / 700);
  }

  /** What a band lets through of a spectrum. */
  double energy(int band, double[] spectrum) {
    double sum = 0;
    for (int k = 0; k < spectrum.length; k++) {
      sum += weights[band][k] * spectrum[k];
    }
    return sum;
  }
}
