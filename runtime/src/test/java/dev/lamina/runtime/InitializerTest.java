package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Init;
import dev.lamina.runtime.NetworkSpec.ParameterRow;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializerTest {
  private static final int MANY = 200_000;

  private static ParameterRow row(String name, Init init, int size, long fanIn, long fanOut) {
    StoredLayout layout = StoredLayout.plain(size);
    return new ParameterRow(name, Role.WEIGHT, layout, init, fanIn, fanOut, List.of(size));
  }

  private static List<float[]> fill(long seed, ParameterRow... rows) {
    Parameters parameters = new Parameters();
    for (ParameterRow row : rows) {
      parameters.declare(row.name(), new int[] {row.layout().size()}, row.role(), row.layout());
    }
    Initializer.fill(parameters.allocate(), List.of(rows), seed);
    List<float[]> values = new ArrayList<>();
    parameters.forEach(p -> values.add(p.values()));
    return values;
  }

  private static float[] many(Init init, long fanIn, long fanOut) {
    return fill(42, row("c1.weight", init, MANY, fanIn, fanOut)).getFirst();
  }

  private static double moment(float[] values, int power) {
    double sum = 0;
    for (float value : values) {
      sum += Math.pow(value, power);
    }
    return sum / values.length;
  }

  /** torch.nn.init.calculate_gain: sqrt(2 / (1 + slope^2)) for a leaky ReLU, 1 for a line. */
  private static double gain(double slope) {
    return Math.sqrt(2 / (1 + slope * slope));
  }

  /**
   * What PyTorch computes. Its layers begin with {@code kaiming_uniform_(weight, a=sqrt(5))}: bound
   * = sqrt(3) * gain / sqrt(fan_in); the others are kaiming and xavier with the gain named.
   */
  private static double deviation(Init init, long in, long out) {
    return switch (init) {
      case DEFAULT -> gain(Math.sqrt(5)) / Math.sqrt((double) in);
      case HE_NORMAL, HE_UNIFORM -> gain(0) / Math.sqrt((double) in);
      case XAVIER_NORMAL, XAVIER_UNIFORM -> Math.sqrt(2.0 / (double) (in + out));
      case LECUN_NORMAL -> 1 / Math.sqrt((double) in);
      case ZEROS, ONES -> 0;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "DEFAULT, 25, 150",
    "DEFAULT, 4608, 4608",
    "HE_UNIFORM, 27, 576",
    "HE_UNIFORM, 1, 1",
    "XAVIER_UNIFORM, 400, 120",
    "XAVIER_UNIFORM, 3, 4096"
  })
  void uniformDistributionsFillTheirIntervalEvenly(Init init, long in, long out) {
    float[] values = many(init, in, out);
    double bound = Math.sqrt(3) * deviation(init, in, out);
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    assertTrue(sorted[0] >= (float) -bound && sorted[MANY - 1] <= (float) bound);
    // The greatest distance between what is below a value and what should be: Kolmogorov's test,
    // which 1.63 / sqrt(n) passes 99 times in 100; the seed is fixed.
    double distance = 0;
    for (int i = 0; i < MANY; i++) {
      double expected = (sorted[i] + bound) / (2 * bound);
      distance = Math.max(distance, Math.abs((i + 0.5) / MANY - expected));
    }
    assertTrue(distance < 1.63 / Math.sqrt(MANY), "distance " + distance);
  }

  @ParameterizedTest
  @CsvSource({
    "HE_NORMAL, 27, 576",
    "HE_NORMAL, 4608, 4608",
    "XAVIER_NORMAL, 400, 120",
    "XAVIER_NORMAL, 3, 4096",
    "LECUN_NORMAL, 84, 10"
  })
  void normalDistributionsHaveTheirMoments(Init init, long in, long out) {
    float[] values = many(init, in, out);
    double deviation = deviation(init, in, out);
    double n = Math.sqrt(MANY);
    // Four standard errors of each: deviation / n, sqrt(2) / n, sqrt(15) / n, sqrt(96) / n.
    assertEquals(0, moment(values, 1) / deviation, 4 / n);
    assertEquals(1, moment(values, 2) / Math.pow(deviation, 2), 4 * Math.sqrt(2) / n);
    assertEquals(0, moment(values, 3) / Math.pow(deviation, 3), 4 * Math.sqrt(15) / n);
    assertEquals(3, moment(values, 4) / Math.pow(deviation, 4), 4 * Math.sqrt(96) / n);
  }

  @Test
  void zerosAreZerosAndOnesAreOnes() {
    float[] values = new float[MANY];
    assertArrayEquals(values, many(Init.ZEROS, 3, 3));
    Arrays.fill(values, 1);
    assertArrayEquals(values, many(Init.ONES, 3, 3));
  }

  @Test
  void theSameSeedGivesTheSameBitsAnotherSeedOthers() {
    ParameterRow row = row("c1.weight", Init.HE_NORMAL, 100, 9, 9);
    float[] values = fill(7, row).getFirst();
    assertArrayEquals(values, fill(7, row).getFirst());
    assertFalse(Arrays.equals(values, fill(8, row).getFirst()));
    assertFalse(Arrays.equals(values, fill(-7, row).getFirst()));
  }

  @Test
  void aTensorDoesNotDependOnTheOthers() {
    ParameterRow before = row("a.weight", Init.DEFAULT, 31, 5, 5);
    ParameterRow row = row("b.weight", Init.DEFAULT, 31, 5, 5);
    List<float[]> both = fill(7, before, row);
    assertArrayEquals(fill(7, row).getFirst(), both.get(1));
    assertFalse(Arrays.equals(both.get(0), both.get(1)));
  }

  /** "Ab" and "BC" have one hash code; two branches that begin alike would stay alike. */
  @Test
  void namesOfEqualHashCodeGetDifferentNumbers() {
    assertEquals("Ab.weight".hashCode(), "BC.weight".hashCode());
    List<float[]> both =
        fill(7, row("Ab.weight", Init.DEFAULT, 31, 5, 5), row("BC.weight", Init.DEFAULT, 31, 5, 5));
    assertFalse(Arrays.equals(both.get(0), both.get(1)));
  }

  /** Padding of the layout is no weight and stays zero. */
  @Test
  void onlyElementsAreFilled() {
    StoredLayout spread =
        new StoredLayout() {
          @Override
          public int elements() {
            return 3;
          }

          @Override
          public int size() {
            return 6;
          }

          @Override
          public int offset(int element) {
            return 2 * element;
          }
        };
    Parameters parameters =
        new Parameters().declare("a", new int[] {3}, Role.WEIGHT, spread).allocate();
    ParameterRow row = new ParameterRow("a", Role.WEIGHT, spread, Init.DEFAULT, 4, 4, List.of(3));
    Initializer.fill(parameters, List.of(row), 1);
    for (int i = 0; i < 6; i++) {
      assertEquals(i % 2 == 0, parameters.values()[i] != 0, "place " + i);
    }
  }
}
