package dev.lamina.runtime;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/**
 * Fills tensors at first, see {@link dev.lamina.dsl.Init}. Each tensor has a random sequence of its
 * own, made from the seed and its name, so that adding a layer leaves the others as they were.
 */
final class Initializer {
  private Initializer() {}

  static void fill(Parameters parameters, List<NetworkSpec.ParameterRow> rows, long seed) {
    for (int i = 0; i < rows.size(); i++) {
      NetworkSpec.ParameterRow row = rows.get(i);
      SplittableRandom random = new SplittableRandom(mix(seed ^ mix(row.name())));
      DoubleSupplier next = supplier(row, random);
      float[] values = new float[parameters.get(i).size()];
      for (int j = 0; j < values.length; j++) {
        values[j] = (float) next.getAsDouble();
      }
      parameters.get(i).set(values);
    }
  }

  private static DoubleSupplier supplier(NetworkSpec.ParameterRow row, SplittableRandom random) {
    double in = row.fanIn();
    double out = row.fanOut();
    return switch (row.init()) {
      case DEFAULT -> uniform(random, 1 / Math.sqrt(in));
      case HE_NORMAL -> normal(random, Math.sqrt(2 / in));
      case HE_UNIFORM -> uniform(random, Math.sqrt(6 / in));
      case XAVIER_NORMAL -> normal(random, Math.sqrt(2 / (in + out)));
      case XAVIER_UNIFORM -> uniform(random, Math.sqrt(6 / (in + out)));
      case LECUN_NORMAL -> normal(random, Math.sqrt(1 / in));
      case ZEROS -> () -> 0;
      case ONES -> () -> 1;
    };
  }

  private static DoubleSupplier uniform(SplittableRandom random, double bound) {
    return () -> random.nextDouble(-bound, bound);
  }

  private static DoubleSupplier normal(SplittableRandom random, double deviation) {
    return () -> random.nextGaussian(0, deviation);
  }

  // 64 bits of each character: of String.hashCode, "Ab" and "BC" have the same.
  private static long mix(String name) {
    long mixed = 0;
    for (int i = 0; i < name.length(); i++) {
      mixed = mix(mixed ^ name.charAt(i));
    }
    return mixed;
  }

  /** A well-mixed function of {@code value} (the finaliser of SplitMix64, Steele et al. 2014). */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
