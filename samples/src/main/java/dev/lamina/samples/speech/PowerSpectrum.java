package dev.lamina.samples.speech;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * How strong each frequency is in a short piece of sound: {@code |X[k]|^2}, where X is the discrete
 * Fourier transform of the piece under Hamming's window, with zeros behind it.
 */
final class PowerSpectrum {
  /** Samples that are transformed. */
  static final int POINTS = 256;

  /** Frequencies 0 to half the rate, {@code RATE / POINTS} apart. */
  static final int FREQUENCIES = POINTS / 2 + 1;

  private final FastFourierTransformer fourier =
      new FastFourierTransformer(DftNormalization.STANDARD);
  private final double[] window;

  /** For pieces of so many samples, at most {@link #POINTS}. */
  PowerSpectrum(int samples) {
    window = new double[samples];
    for (int i = 0; i < samples; i++) {
      window[i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (samples - 1));
    }
  }

  /** The spectrum of the piece that begins at this sample; zeros stand behind the sound's end. */
  double[] of(Sound sound, int from) {
    double[] piece = new double[POINTS];
    int samples = Math.min(window.length, sound.samples().length - from);
    for (int i = 0; i < samples; i++) {
      piece[i] = window[i] * sound.samples()[from + i];
    }
    Complex[] transformed = fourier.transform(piece, TransformType.FORWARD);
    double[] power = new double[FREQUENCIES];
    for (int k = 0; k < FREQUENCIES; k++) {
      double re = transformed[k].getReal();
      double im = transformed[k].getImaginary();
      power[k] = re * re + im * im;
    }
    return power;
  }
}
