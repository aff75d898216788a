package dev.lamina.samples.speech;

import java.util.Arrays;

/**
 * The logarithm of the energy in each mel band, every 10 ms over 25 ms of sound, and from it the
 * steps that a network reads.
 */
final class MelSpectrogram {
  /** Numbers in a step: two frames of all bands. */
  static final int STEP = 2 * MelBands.COUNT;

  private static final int FRAME = Sound.RATE / 40;
  private static final int HOP = Sound.RATE / 100;

  /** Share of the loudest energy that counts as silence, -50 dB: noise below it says nothing. */
  private static final double FLOOR = 1e-5;

  private static final MelBands BANDS = new MelBands();
  private static final PowerSpectrum SPECTRUM = new PowerSpectrum(FRAME);

  private MelSpectrogram() {}

  /** Frames of a sound; the last one is whole, unless the sound is shorter than a frame. */
  static int frames(Sound sound) {
    return 1 + Math.max(0, sound.samples().length - FRAME) / HOP;
  }

  /** Frame after frame, (frames, bands): logarithms of energies. */
  static float[] logEnergies(Sound sound) {
    double[] energies = new double[frames(sound) * MelBands.COUNT];
    for (int frame = 0; frame < frames(sound); frame++) {
      double[] spectrum = SPECTRUM.of(sound, frame * HOP);
      for (int band = 0; band < MelBands.COUNT; band++) {
        energies[frame * MelBands.COUNT + band] = BANDS.energy(band, spectrum);
      }
    }
    // The smallest number, so that silence alone has a logarithm too.
    double floor = FLOOR * Arrays.stream(energies).max().orElse(0) + Float.MIN_NORMAL;
    float[] logs = new float[energies.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(energies[i] + floor);
    }
    return logs;
  }

  /**
   * What a network reads, (steps, {@link #STEP}): every 20 ms two frames. Each band has mean 0 and
   * deviation 1 over the sound, so that neither the loudness nor the microphone matters. A last
   * frame without a second one is left out, unless it is the only one, which then stands twice.
   */
  static float[] steps(Sound sound) {
    float[] frames = logEnergies(sound);
    for (int band = 0; band < MelBands.COUNT; band++) {
      normalize(frames, band);
    }
    int steps = frames.length / STEP;
    float[] stacked = Arrays.copyOf(frames, Math.max(1, steps) * STEP);
    if (steps == 0) {
      System.arraycopy(frames, 0, stacked, MelBands.COUNT, MelBands.COUNT);
    }
    return stacked;
  }

  private static void normalize(float[] frames, int band) {
    double sum = 0;
    double squares = 0;
    for (int i = band; i < frames.length; i += MelBands.COUNT) {
      sum += frames[i];
      squares += (double) frames[i] * frames[i];
    }
    int count = frames.length / MelBands.COUNT;
    double mean = sum / count;
    double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean)) + 1e-3;
    for (int i = band; i < frames.length; i += MelBands.COUNT) {
      frames[i] = (float) ((frames[i] - mean) / deviation);
    }
  }
}
