package dev.lamina.samples.lenet;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core of this processor can do at best: fused multiply-adds on registers, without memory.
 */
public final class FmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int ROUNDS = 1_000_000;

  private float sink;

  /** Floating-point operations a nanosecond, which is GFLOP/s, in one measurement. */
  public double measure() {
    long start = System.nanoTime();
    sink += run(ROUNDS);
    return 2.0 * CHAINS * SPECIES.length() * ROUNDS / (System.nanoTime() - start);
  }

  /** Depends on every operation, so that none is left out. */
  public float sink() {
    return sink;
  }

  // Twelve chains: enough to hide the latency of an addition, few enough for 16 registers.
  private static float run(int rounds) {
    FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
    FloatVector a = m;
    FloatVector b = m;
    FloatVector c = m;
    FloatVector d = m;
    FloatVector e = m;
    FloatVector f = m;
    FloatVector g = m;
    FloatVector h = m;
    FloatVector i = m;
    FloatVector j = m;
    FloatVector k = m;
    FloatVector l = m;
    for (int round = 0; round < rounds; round++) {
      a = a.fma(m, m);
      b = b.fma(m, m);
      c = c.fma(m, m);
      d = d.fma(m, m);
      e = e.fma(m, m);
      f = f.fma(m, m);
      g = g.fma(m, m);
      h = h.fma(m, m);
      i = i.fma(m, m);
      j = j.fma(m, m);
      k = k.fma(m, m);
      l = l.fma(m, m);
    }
    FloatVector sum = a.add(b).add(c).add(d).add(e).add(f);
    return sum.add(g).add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
  }
}
