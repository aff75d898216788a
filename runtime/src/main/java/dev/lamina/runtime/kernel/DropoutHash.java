package dev.lamina.runtime.kernel;

/**
 * Which elements dropout keeps: a hash of (seed, sample, element), so that forward and backward
 * agree without a stored mask and for any number of workers. Scalar and vector code compute it in
 * 32-bit integers, bit for bit the same.
 */
final class DropoutHash {
  /** Multipliers and shifts of MurmurHash3's finaliser, which spreads every bit over all. */
  static final int FIRST = 0x85ebca6b;

  static final int SECOND = 0xc2b2ae35;

  private DropoutHash() {}

  /**
   * What the elements of one sample have in common: the high half starts, the low half is added.
   */
  static long sampleKey(long seed, int sample) {
    long z = seed + (sample + 1L) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** 24 random bits of an element. */
  static int bits(long key, int element) {
    int h = mix(element ^ (int) (key >>> 32)) + (int) key;
    return mix(h) >>> 8;
  }

  private static int mix(int value) {
    int h = value;
    h = (h ^ (h >>> 16)) * FIRST;
    h = (h ^ (h >>> 13)) * SECOND;
    return h ^ (h >>> 16);
  }

  /** Elements whose bits are below this are dropped. */
  static int threshold(float rate) {
    return Math.round(rate * (1 << 24));
  }
}
