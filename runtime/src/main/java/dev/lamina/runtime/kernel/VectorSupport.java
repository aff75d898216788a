package dev.lamina.runtime.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What depends on the processor: the width of a vector and how many registers hold one. */
final class VectorSupport {
  /**
   * The widest vectors of this processor. No other species may be used anywhere: the methods of the
   * Vector API are shared by all, and once C2 has seen two kinds of vectors in them, whatever it
   * compiles from then on runs several times slower.
   */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** Floats of a vector: 4, 8 or 16, or what a scalable vector holds. */
  static final int LANES = SPECIES.length();

  private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

  /**
   * Whether a multiply-add is one instruction. SSE has none, and what Java does instead of it is a
   * hundred times slower than a multiplication and an addition.
   */
  static final boolean FMA = LANES > 4 || ARM;

  /** Whether some lanes of a vector can be stored without the others. */
  static final boolean MASKED_STORES = LANES > 4 && !ARM;

  /** Whether 24 accumulators fit into registers: AVX-512 and NEON have 32. */
  static final boolean MANY_REGISTERS = LANES > 8 || ARM;

  private VectorSupport() {}

  /** a * b + c; rounded once where the processor can. */
  static FloatVector fma(FloatVector a, FloatVector b, FloatVector c) {
    return FMA ? a.fma(b, c) : a.mul(b).add(c);
  }
}
