package dev.lamina.benchmarks;

import dev.lamina.runtime.kernel.KernelSet;
import dev.lamina.runtime.kernel.Kernels;
import dev.lamina.runtime.kernel.VectorMath;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** JMH's times of functions for each element, beside those of {@link Math}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = Jmh.VECTORS)
@OperationsPerInvocation(FunctionBenchmark.ELEMENTS)
public class FunctionBenchmark {
  static final int ELEMENTS = 4096;

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final KernelSet KERNELS = Kernels.vector();

  private final float[] x = new float[ELEMENTS];
  private final float[] y = new float[ELEMENTS];

  /** Random numbers of usual size. */
  public FunctionBenchmark() {
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
  }

  /** The exponential function. */
  @Benchmark
  public float[] exp() {
    for (int i = 0; i < ELEMENTS; i += SPECIES.length()) {
      VectorMath.exp(FloatVector.fromArray(SPECIES, x, i)).intoArray(y, i);
    }
    return y;
  }

  /** The hyperbolic tangent. */
  @Benchmark
  public float[] tanh() {
    for (int i = 0; i < ELEMENTS; i += SPECIES.length()) {
      VectorMath.tanh(FloatVector.fromArray(SPECIES, x, i)).intoArray(y, i);
    }
    return y;
  }

  /** Softmax over all of them. */
  @Benchmark
  public float[] softmax() {
    KERNELS.softmax(1, ELEMENTS, x, 0, y, 0, ELEMENTS, 0, 1);
    return y;
  }

  /** Java's own exponential function. */
  @Benchmark
  public float[] mathExp() {
    for (int i = 0; i < ELEMENTS; i++) {
      y[i] = (float) Math.exp(x[i]);
    }
    return y;
  }

  /** Java's own hyperbolic tangent. */
  @Benchmark
  public float[] mathTanh() {
    for (int i = 0; i < ELEMENTS; i++) {
      y[i] = (float) Math.tanh(x[i]);
    }
    return y;
  }
}
