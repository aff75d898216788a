package dev.lamina.runtime.data;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea, Flood 2014) that can be seeded again without allocation. Its numbers are
 * part of what a seed means, so it does not follow a JDK that may change its own.
 */
final class SeededRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private long state;

  SeededRandom(long seed) {
    state = seed;
  }

  /** Starts again at a place that depends on all three numbers. */
  void seed(long seed, int epoch, int sample) {
    state = mix(mix(mix(seed + GOLDEN) + epoch + GOLDEN) + sample + GOLDEN);
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
