package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MelSpectrogramTest {
  @ParameterizedTest
  @ValueSource(doubles = {250, 440, 1000, 1800, 3000, 3600})
  void theBandOfATonesFrequencyIsTheLoudest(double hertz) {
    Sound tone = new Sound(Sine.samples(hertz, 0.5, Sound.RATE, 2000));
    float[] logs = MelSpectrogram.logEnergies(tone);
    assertEquals(23 * MelBands.COUNT, logs.length);
    for (int frame = 0; frame < 23; frame++) {
      int loudest = 0;
      int nearest = 0;
      for (int band = 0; band < MelBands.COUNT; band++) {
        int at = frame * MelBands.COUNT;
        loudest = logs[at + band] > logs[at + loudest] ? band : loudest;
        double distance = Math.abs(MelBands.peak(band) - hertz);
        nearest = distance < Math.abs(MelBands.peak(nearest) - hertz) ? band : nearest;
      }
      assertEquals(nearest, loudest, "frame " + frame);
    }
  }

  @Test
  void peaksAreEquallyFarApartInMel() {
    // By 2595 log10(1 + f / 700): 100 Hz is 150.49 mel and 3,800 Hz 2,097.06; a 33rd of what is
    // between is 58.99.
    assertEquals(142.99, MelBands.peak(0), 0.01);
    assertEquals(3570.53, MelBands.peak(31), 0.01);
  }

  @Test
  void stepsHaveTwoFramesAndDoNotDependOnTheLoudness() {
    float[] chirp = new float[2080];
    for (int i = 0; i < chirp.length; i++) {
      chirp[i] = (float) Math.sin(i * (0.1 + i * 2e-4));
    }
    float[] half = chirp.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] /= 2;
    }
    float[] steps = MelSpectrogram.steps(new Sound(chirp));
    assertEquals(12 * MelSpectrogram.STEP, steps.length);
    assertArrayEquals(steps, MelSpectrogram.steps(new Sound(half)), 1e-4f);
    double sum = 0;
    double squares = 0;
    for (int i = 5; i < steps.length; i += MelBands.COUNT) {
      sum += steps[i];
      squares += steps[i] * steps[i];
    }
    assertEquals(0, sum / 24, 1e-5);
    assertEquals(1, squares / 24, 1e-2);
  }

  @Test
  void aSoundShorterThanAFrameIsOneStep() {
    float[] steps = MelSpectrogram.steps(new Sound(new float[50]));
    assertArrayEquals(new float[MelSpectrogram.STEP], steps);
  }
}
