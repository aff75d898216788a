package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.dsl.Score;
import dev.lamina.runtime.kernel.KernelSet;
import dev.lamina.runtime.kernel.Kernels;
import dev.lamina.runtime.kernel.Scratch;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attention against its formula in double, its gradients against the slopes of that. */
@Tag("widths")
class SequenceAttentionTest {
  private static final int[] QUERIES = {3, 1, 5};
  private static final int[] STEPS = {2, 7, 4};

  /** Places in a row: query or key, value, result or gradients of each. */
  private static final int X = 0;

  private static final int VALUE = 64;
  private static final int Y = 128;
  private static final int DX = 192;
  private static final int DVALUE = 256;

  private final SplittableRandom random = new SplittableRandom(5);
  private final Frames queries = frames("target", QUERIES, 5);
  private final Frames memory = frames("source", STEPS, 7);

  static Stream<Arguments> cases() {
    return Stream.of(Score.values())
        .flatMap(
            score ->
                Stream.of(5, 16, 33)
                    .flatMap(
                        size ->
                            Stream.of(Kernels.vector(), Kernels.scalar())
                                .map(kernels -> Arguments.of(score, size, kernels))));
  }

  private Frames frames(String name, int[] lengths, int room) {
    Frames frames = new Frames(name);
    frames.bind(lengths, room, lengths.length);
    frames.use(Arena.forTraining(List.of(new NetworkSpec.BufferRow("x", 0, 320, 0, 0))));
    for (int i = 0; i < frames.floats().length; i++) {
      frames.floats()[i] = (float) random.nextDouble(-1, 1);
    }
    return frames;
  }

  private static double[] row(Frames frames, int row, int at, int size) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = frames.floats()[at + row * frames.stride() + i];
    }
    return values;
  }

  /** The result of one query over the keys and values of sample n. */
  private static double[] attend(
      Score score, double[] q, double[][] keys, double[][] values, double[] v) {
    double[] shares = new double[keys.length];
    double sum = 0;
    for (int s = 0; s < keys.length; s++) {
      for (int i = 0; i < q.length; i++) {
        shares[s] +=
            score == Score.ADDITIVE ? v[i] * Math.tanh(q[i] + keys[s][i]) : q[i] * keys[s][i];
      }
      shares[s] = Math.exp(score == Score.SCALED_DOT ? shares[s] / Math.sqrt(q.length) : shares[s]);
      sum += shares[s];
    }
    double[] result = new double[values[0].length];
    for (int s = 0; s < keys.length; s++) {
      for (int i = 0; i < result.length; i++) {
        result[i] += shares[s] / sum * values[s][i];
      }
    }
    return result;
  }

  private double[][] rows(int n, int at, int size) {
    double[][] rows = new double[STEPS[n]][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = row(memory, memory.firstRow(n) + s, at, size);
    }
    return rows;
  }

  /** The sum of dy * y over all queries, as a function of what is set. */
  private double sum(Score score, int size, double[] v, double[][] dy) {
    double sum = 0;
    int at = 0;
    for (int n = 0; n < QUERIES.length; n++) {
      double[][] keys = rows(n, X, size);
      double[][] values = rows(n, VALUE, size);
      for (int t = 0; t < QUERIES[n]; t++) {
        double[] q = row(queries, queries.firstRow(n) + t, X, size);
        double[] y = attend(score, q, keys, values, v);
        for (int i = 0; i < size; i++) {
          sum += dy[at][i] * y[i];
        }
        at++;
      }
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isItsFormula(Score score, int size, KernelSet kernels) {
    float[] weights = weights(size);
    SequenceAttention attention = new SequenceAttention(score, size, size);
    attention.forward(
        kernels, queries, X, memory, X, VALUE, weights, 3, Y, new Scratch(), 0, QUERIES.length);
    for (int n = 0; n < QUERIES.length; n++) {
      for (int row = queries.firstRow(n); row < queries.endRow(n); row++) {
        double[] expected =
            attend(
                score,
                row(queries, row, X, size),
                rows(n, X, size),
                rows(n, VALUE, size),
                v(weights, size));
        for (int i = 0; i < size; i++) {
          assertEquals(expected[i], queries.floats()[Y + row * queries.stride() + i], 2e-6);
        }
      }
      assertEquals(0, queries.floats()[Y + queries.row(n) * queries.stride()]);
    }
  }

  // Leaves the gradients in their rows and returns that of v.
  private float[] backward(Score score, int size, float[] weights, KernelSet kernels) {
    queries.clear(DX, size, 0, QUERIES.length);
    memory.clear(DX, size, 0, STEPS.length);
    memory.clear(DVALUE, size, 0, STEPS.length);
    float[] dv = new float[3 * 64];
    new SequenceAttention(score, size, size)
        .backward(
            kernels,
            queries,
            X,
            memory,
            X,
            VALUE,
            weights,
            3,
            Y,
            DX,
            DX,
            DVALUE,
            dv,
            0,
            64,
            new Scratch(),
            0,
            QUERIES.length);
    return dv;
  }

  /** Where all values are the same, shares make no difference, not even that of their rounding. */
  @ParameterizedTest
  @MethodSource("cases")
  void equalValuesGiveScoresNoGradient(Score score, int size, KernelSet kernels) {
    for (int n = 0; n < STEPS.length; n++) {
      for (int row = memory.firstRow(n); row < memory.endRow(n); row++) {
        Arrays.fill(
            memory.floats(),
            VALUE + row * memory.stride(),
            VALUE + row * memory.stride() + size,
            0.7f);
      }
    }
    float[] dv = backward(score, size, weights(size), kernels);
    for (int n = 0; n < QUERIES.length; n++) {
      for (int row = queries.firstRow(n); row < queries.endRow(n); row++) {
        for (double d : row(queries, row, DX, size)) {
          assertEquals(0, d, 1e-13);
        }
      }
    }
    for (float d : dv) {
      assertEquals(0, d, 1e-13);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAreSlopes(Score score, int size, KernelSet kernels) {
    float[] weights = weights(size);
    double[][] dy = new double[9][];
    int at = 0;
    for (int n = 0; n < QUERIES.length; n++) {
      for (int row = queries.firstRow(n); row < queries.endRow(n); row++) {
        dy[at++] = row(queries, row, Y, size);
      }
    }
    float[] dv = backward(score, size, weights, kernels);
    double[] v = v(weights, size);
    int query = queries.firstRow(2) * queries.stride();
    int step = memory.firstRow(1) * memory.stride() + 2 * memory.stride();
    for (int i = 0; i < size; i += 4) {
      assertEquals(
          slope(queries.floats(), X + query + i, () -> sum(score, size, v, dy)),
          queries.floats()[DX + query + i],
          1e-3);
      assertEquals(
          slope(memory.floats(), X + step + i, () -> sum(score, size, v, dy)),
          memory.floats()[DX + step + i],
          1e-3);
      assertEquals(
          slope(memory.floats(), VALUE + step + i, () -> sum(score, size, v, dy)),
          memory.floats()[DVALUE + step + i],
          1e-3);
    }
    if (score == Score.ADDITIVE) {
      v[1] += 1e-4;
      double above = sum(score, size, v, dy);
      v[1] -= 2e-4;
      double below = sum(score, size, v, dy);
      assertEquals((above - below) / 2e-4, dv[1] + dv[64 + 1] + dv[128 + 1], 1e-3);
    }
  }

  private interface Sum {
    double get();
  }

  private static double slope(float[] x, int at, Sum sum) {
    float middle = x[at];
    x[at] = middle + 1e-3f;
    double up = x[at];
    double above = sum.get();
    x[at] = middle - 1e-3f;
    double down = x[at];
    double below = sum.get();
    x[at] = middle;
    return (above - below) / (up - down);
  }

  private float[] weights(int size) {
    float[] weights = new float[size + 40];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-1, 1);
    }
    return weights;
  }

  private static double[] v(float[] weights, int size) {
    double[] v = new double[size];
    for (int i = 0; i < size; i++) {
      v[i] = weights[3 + i];
    }
    return v;
  }
}
