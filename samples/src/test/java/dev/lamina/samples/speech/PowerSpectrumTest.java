package dev.lamina.samples.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class PowerSpectrumTest {
  private static final int SAMPLES = 200;

  @Test
  void isTheTransformByItsDefinition() {
    float[] noise = new float[300];
    Random random = new Random(1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    double[] power = new PowerSpectrum(SAMPLES).of(new Sound(noise), 70);
    assertEquals(129, power.length);
    for (int k = 0; k < power.length; k++) {
      assertEquals(byDefinition(noise, 70, k), power[k], 1e-9);
    }
  }

  private static double byDefinition(float[] sound, int from, int k) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double window = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (SAMPLES - 1));
      re += window * sound[from + i] * Math.cos(2 * Math.PI * k * i / PowerSpectrum.POINTS);
      im -= window * sound[from + i] * Math.sin(2 * Math.PI * k * i / PowerSpectrum.POINTS);
    }
    return re * re + im * im;
  }
}
