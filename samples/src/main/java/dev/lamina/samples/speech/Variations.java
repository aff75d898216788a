package dev.lamina.samples.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Recordings as other people might have made them, by chance: played faster or slower, which moves
 * pitch and formants with it; with noise of the room; and with silence around.
 */
final class Variations {
  private static final double SLOWEST = 0.8;
  private static final double FASTEST = 1.25;
  private static final double LOUDEST_NOISE = 0.03;
  private static final int LONGEST_SILENCE = Sound.RATE / 10;

  private Variations() {}

  /** Each recording and so many variations of it; the same seed gives the same ones. */
  static List<Recording> of(List<Recording> recordings, int each, long seed) {
    Random random = new Random(seed);
    List<Recording> all = new ArrayList<>(recordings);
    for (Recording recording : recordings) {
      for (int i = 0; i < each; i++) {
        all.add(new Recording(recording.name(), vary(recording.sound(), random)));
      }
    }
    return all;
  }

  private static Sound vary(Sound sound, Random random) {
    double speed = SLOWEST * Math.pow(FASTEST / SLOWEST, random.nextDouble());
    float[] played = Resampling.resample(sound.samples(), Sound.RATE * speed, Sound.RATE);
    Sound silence = new Sound(new float[0]);
    Sound quiet =
        silence
            .then(random.nextInt(LONGEST_SILENCE), new Sound(played))
            .then(random.nextInt(LONGEST_SILENCE), silence);
    return new Sound(noisy(quiet.samples(), random));
  }

  /** Noise is a share of the loudest sample, from next to nothing up, by equal ratios. */
  private static float[] noisy(float[] samples, Random random) {
    float loudest = 0;
    for (float sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    double share = LOUDEST_NOISE * Math.pow(0.01, random.nextDouble());
    for (int i = 0; i < samples.length; i++) {
      samples[i] += (float) (share * loudest * random.nextGaussian());
    }
    return samples;
  }
}
