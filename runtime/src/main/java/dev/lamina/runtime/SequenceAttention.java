package dev.lamina.runtime;

import dev.lamina.dsl.Score;
import dev.lamina.runtime.kernel.KernelSet;
import dev.lamina.runtime.kernel.Scratch;

/**
 * Looks from each step of one sequence over the steps of another, sample by sample. The shares of
 * the steps are not kept: the backward pass finds them again.
 *
 * @param score how a query is compared with a key
 * @param size numbers of a query and of a key
 * @param width numbers of a step of the memory
 */
public record SequenceAttention(Score score, int size, int width) {

  /**
   * y[t] = sum over s of softmax over s of score(query[t], key[s]) * value[s].
   *
   * @param v where in {@code weights} the weight of an additive score stands
   */
  public void forward(
      KernelSet kernels,
      Frames queries,
      int queryAt,
      Frames memory,
      int keyAt,
      int valueAt,
      float[] weights,
      int v,
      int yAt,
      Scratch scratch,
      int from,
      int to) {
    queries.clear(yAt, width, from, to);
    for (int n = from; n < to; n++) {
      int steps = memory.length(n);
      int first = memory.firstRow(n) * memory.stride();
      float[] shares = scratch.floats(steps);
      for (int row = queries.firstRow(n); row < queries.endRow(n); row++) {
        int at = row * queries.stride();
        shares(
            kernels,
            queries,
            queryAt + at,
            memory,
            keyAt + first,
            weights,
            v,
            shares,
            steps,
            scratch);
        for (int s = 0; s < steps; s++) {
          int value = valueAt + first + s * memory.stride();
          kernels.addScaled(width, shares[s], memory.floats(), value, queries.floats(), yAt + at);
        }
      }
    }
  }

  /**
   * Adds to the gradients of queries, keys and values, and to that of v for each sample, at {@code
   * dvAt + n * dvStride} of {@code dv}.
   */
  public void backward(
      KernelSet kernels,
      Frames queries,
      int queryAt,
      Frames memory,
      int keyAt,
      int valueAt,
      float[] weights,
      int v,
      int dyAt,
      int dQueryAt,
      int dKeyAt,
      int dValueAt,
      float[] dv,
      int dvAt,
      int dvStride,
      Scratch scratch,
      int from,
      int to) {
    for (int n = from; n < to; n++) {
      int steps = memory.length(n);
      int first = memory.firstRow(n) * memory.stride();
      float[] shares = scratch.floats(steps);
      double[] gains = scratch.doubles(steps);
      for (int row = queries.firstRow(n); row < queries.endRow(n); row++) {
        int at = row * queries.stride();
        int query = queryAt + at;
        shares(kernels, queries, query, memory, keyAt + first, weights, v, shares, steps, scratch);
        double mean =
            valueGradients(
                kernels,
                queries,
                dyAt + at,
                memory,
                valueAt + first,
                dValueAt + first,
                shares,
                gains,
                steps,
                scratch);
        for (int s = 0; s < steps; s++) {
          float ds = (float) (shares[s] * (gains[s] - mean));
          int step = first + s * memory.stride();
          if (score == Score.ADDITIVE) {
            kernels.tanhDotBackward(
                size,
                ds,
                weights,
                v,
                queries.floats(),
                query,
                memory.floats(),
                keyAt + step,
                dQueryAt + at,
                dKeyAt + step,
                dv,
                dvAt + n * dvStride);
          } else {
            float factor = ds * scale();
            addScaled(kernels, factor, memory, keyAt + step, queries, dQueryAt + at);
            addScaled(kernels, factor, queries, query, memory, dKeyAt + step);
          }
        }
      }
    }
  }

  private void addScaled(KernelSet kernels, float factor, Frames x, int xAt, Frames y, int yAt) {
    kernels.addScaled(size, factor, x.floats(), xAt, y.floats(), yAt);
  }

  // Leaves dy . value[s] in the gains and returns their mean by the shares.
  private double valueGradients(
      KernelSet kernels,
      Frames queries,
      int dy,
      Frames memory,
      int valueAt,
      int dValueAt,
      float[] shares,
      double[] gains,
      int steps,
      Scratch scratch) {
    double mean = 0;
    double whole = 0; // not quite 1, which would show where all gains are nearly equal
    for (int s = 0; s < steps; s++) {
      int step = s * memory.stride();
      float[] floats = memory.floats();
      gains[s] = kernels.dot(width, queries.floats(), dy, floats, valueAt + step, scratch);
      mean += shares[s] * gains[s];
      whole += shares[s];
      kernels.addScaled(width, shares[s], queries.floats(), dy, floats, dValueAt + step);
    }
    return mean / whole;
  }

  private void shares(
      KernelSet kernels,
      Frames queries,
      int query,
      Frames memory,
      int keyAt,
      float[] weights,
      int v,
      float[] shares,
      int steps,
      Scratch scratch) {
    float most = Float.NEGATIVE_INFINITY;
    for (int s = 0; s < steps; s++) {
      int key = keyAt + s * memory.stride();
      float[] q = queries.floats();
      float[] k = memory.floats();
      shares[s] =
          (float)
              (score == Score.ADDITIVE
                  ? kernels.tanhDot(size, weights, v, q, query, k, key, scratch)
                  : scale() * kernels.dot(size, q, query, k, key, scratch));
      most = Math.max(most, shares[s]);
    }
    softmax(shares, steps, most);
  }

  private static void softmax(float[] x, int count, float most) {
    double sum = 0;
    for (int s = 0; s < count; s++) {
      double power = Math.exp(x[s] - most);
      x[s] = (float) power;
      sum += power;
    }
    for (int s = 0; s < count; s++) {
      x[s] = (float) (x[s] / sum);
    }
  }

  private float scale() {
    return score == Score.SCALED_DOT ? (float) (1 / Math.sqrt(size)) : 1;
  }
}
