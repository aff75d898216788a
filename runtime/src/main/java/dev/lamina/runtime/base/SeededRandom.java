package dev.lamina.runtime.base;

import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea, Flood 2014) that can be seeded again without allocation. Its numbers are
 * part of what a seed means, so it does not follow a JDK that may change its own.
 */
public final class SeededRandom implements RandomGenerator {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private long state;

  /** Starts at the seed. */
  public SeededRandom(long seed) {
    state = seed;
  }

  /** Starts again at a place that depends on all three numbers. */
  public void seed(long seed, int epoch, int sample) {
    state = mix(mix(mix(seed + GOLDEN) + epoch + GOLDEN) + sample + GOLDEN);
  }

  @Override
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** The high part of number times bound; the error of at most bound / 2^64 is never seen. */
  @Override
  public int nextInt(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("the bound must be at least 1, not " + bound);
    }
    return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
  }

  @Override
  public int nextInt(int from, int to) {
    return from + nextInt(Math.subtractExact(to, from));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
