package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.MASKED_STORES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pools, a vector of channels at a time; of the last one only the channels there are get stored.
 * Where a vector would be read beyond the array, the scalar loops take over.
 */
final class VectorPooling {
  private VectorPooling() {}

  static void forward(
      Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    int safe = safe(x, xAt + p.inputSize(), stride, to);
    safe = Math.max(from, safe(y, yAt + p.outputSize(), stride, safe));
    for (int n = from; n < safe; n++) {
      int in = xAt + n * stride;
      int out = yAt + n * stride;
      for (int i = 0; i < p.outHeight(); i++) {
        for (int j = 0; j < p.outWidth(); j++) {
          int at = out + (i * p.outWidth() + j) * p.channels();
          window(p, i, j, x, in, y, at);
        }
      }
    }
    ScalarPooling.forward(p, x, xAt, y, yAt, stride, safe, to);
  }

  /** The samples, at most {@code to}, behind which a whole vector lies in the array. */
  private static int safe(float[] x, int end, int stride, int to) {
    int samples = to;
    while (samples > 0 && end + (samples - 1) * stride + LANES > x.length) {
      samples--;
    }
    return samples;
  }

  private static void window(Pooling p, int i, int j, float[] x, int in, float[] y, int at) {
    int first = in + (p.top(i) * p.width() + p.left(j)) * p.channels();
    int rows = p.bottom(i) - p.top(i);
    int columns = p.right(j) - p.left(j);
    boolean maximum = p.kind() == Pooling.Kind.MAX;
    int vectors = MASKED_STORES ? p.channels() : SPECIES.loopBound(p.channels());
    for (int c = 0; c < vectors; c += LANES) {
      int count = Math.min(LANES, p.channels() - c);
      if (maximum) {
        greatest(p, x, first + c, rows, columns, y, at + c, count);
      } else if (rows == 2 && columns == 2) {
        averageOfFour(p, p.factor(i, j), x, first + c, y, at + c, count);
      } else {
        average(p, p.factor(i, j), x, first + c, rows, columns, y, at + c, count);
      }
    }
    if (vectors < p.channels() && maximum) {
      ScalarPooling.maximum(p, i, j, vectors, x, in, y, at);
    } else if (vectors < p.channels()) {
      ScalarPooling.average(p, i, j, vectors, x, in, y, at);
    }
  }

  // These three store what they have computed: a vector that passes a call which is not inlined
  // becomes an object.

  private static void average(
      Pooling p,
      float factor,
      float[] x,
      int at,
      int rows,
      int columns,
      float[] y,
      int yAt,
      int count) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int row = 0; row < rows; row++) {
      int pixel = at + row * p.width() * p.channels();
      for (int column = 0; column < columns; column++, pixel += p.channels()) {
        sum = sum.add(FloatVector.fromArray(SPECIES, x, pixel));
      }
    }
    FloatVector mean = sum.mul(factor);
    if (count == LANES) {
      mean.intoArray(y, yAt);
    } else {
      mean.intoArray(y, yAt, SPECIES.indexInRange(0, count));
    }
  }

  /** The most common window, without the loops, which cost more than its four additions. */
  private static void averageOfFour(
      Pooling p, float factor, float[] x, int at, float[] y, int yAt, int count) {
    int right = p.channels();
    int down = p.width() * p.channels();
    FloatVector mean =
        FloatVector.fromArray(SPECIES, x, at)
            .add(FloatVector.fromArray(SPECIES, x, at + right))
            .add(FloatVector.fromArray(SPECIES, x, at + down))
            .add(FloatVector.fromArray(SPECIES, x, at + down + right))
            .mul(factor);
    if (count == LANES) {
      mean.intoArray(y, yAt);
    } else {
      mean.intoArray(y, yAt, SPECIES.indexInRange(0, count));
    }
  }

  private static void greatest(
      Pooling p, float[] x, int at, int rows, int columns, float[] y, int yAt, int count) {
    FloatVector greatest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int row = 0; row < rows; row++) {
      int pixel = at + row * p.width() * p.channels();
      for (int column = 0; column < columns; column++, pixel += p.channels()) {
        greatest = greatest.max(FloatVector.fromArray(SPECIES, x, pixel));
      }
    }
    if (count == LANES) {
      greatest.intoArray(y, yAt);
    } else {
      greatest.intoArray(y, yAt, SPECIES.indexInRange(0, count));
    }
  }

  static void backward(
      Pooling p,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to) {
    // Windows that do not overlap are written at once; others are summed up, scalar where narrow.
    boolean disjoint = p.strideHeight() >= p.kernelHeight() && p.strideWidth() >= p.kernelWidth();
    boolean vector = p.channels() >= LANES || disjoint;
    int safe = vector ? safe(dy, dyAt + p.outputSize(), stride, to) : from;
    safe = safe(dx, dxAt + p.inputSize(), stride, safe);
    if (p.kind() == Pooling.Kind.MAX) {
      safe = safe(y, yAt + p.outputSize(), stride, safe);
      safe = safe(x, xAt + p.inputSize(), stride, safe);
    }
    safe = Math.max(from, safe);
    for (int n = from; n < safe; n++) {
      int at = n * stride;
      sample(p, x, xAt + at, y, yAt + at, dy, dyAt + at, dx, dxAt + at, accumulate, disjoint);
    }
    ScalarPooling.backward(p, x, xAt, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, safe, to);
  }

  private static void sample(
      Pooling p,
      float[] x,
      int in,
      float[] y,
      int out,
      float[] dy,
      int dOut,
      float[] dx,
      int dIn,
      boolean accumulate,
      boolean disjoint) {
    boolean narrow = p.channels() <= LANES && p.kind() == Pooling.Kind.AVERAGE;
    if (narrow && !accumulate && disjoint && tiles(p)) {
      spreadLines(p, dy, dOut, dx, dIn);
      return;
    }
    // The last channels of windows that overlap: vectors would wait for each other's stores.
    boolean masked = disjoint && MASKED_STORES;
    int vectors = masked ? p.channels() : SPECIES.loopBound(p.channels());
    boolean assigned = !accumulate && disjoint && tiles(p) && vectors >= p.channels();
    if (!accumulate && !assigned) {
      Arrays.fill(dx, dIn, dIn + p.inputSize(), 0);
    }
    for (int i = 0; i < p.outHeight(); i++) {
      for (int j = 0; j < p.outWidth(); j++) {
        int pixel = (i * p.outWidth() + j) * p.channels();
        int first = (p.top(i) * p.width() + p.left(j)) * p.channels();
        for (int c = 0; c < vectors; c += LANES) {
          int at = pixel + c;
          int to = first + c;
          int count = Math.min(LANES, p.channels() - c);
          if (p.kind() == Pooling.Kind.MAX) {
            spreadFirst(
                p, i, j, x, in + to, y, out + at, dy, dOut + at, dx, dIn + to, !assigned, count);
          } else {
            spread(p, i, j, dy, dOut + at, dx, dIn + to, !assigned, count);
          }
        }
        if (vectors < p.channels() && p.kind() == Pooling.Kind.MAX) {
          ScalarPooling.maximumBackward(
              p, i, j, vectors, x, in, y, out + pixel, dy, dOut + pixel, dx, dIn);
        } else if (vectors < p.channels()) {
          ScalarPooling.averageBackward(p, i, j, vectors, dy, dOut + pixel, dx, dIn);
        }
      }
    }
  }

  /**
   * The gradient of averages over windows that tile the input, for channels of one vector at most,
   * line after line of dx: whole vectors may then be stored, since what they write beyond their
   * channels is written again. Few and plain loops: a window is only a handful of stores.
   */
  private static void spreadLines(Pooling p, float[] dy, int dOut, float[] dx, int dIn) {
    float factor = 1f / (p.kernelHeight() * p.kernelWidth());
    int line = p.width() * p.channels();
    int whole = dIn + p.inputSize() - LANES;
    for (int y = 0; y < p.height(); y++) {
      int from = dOut + y / p.kernelHeight() * p.outWidth() * p.channels();
      spreadLine(p, factor, dy, from, dx, dIn + y * line, whole);
    }
  }

  private static void spreadLine(
      Pooling p, float factor, float[] dy, int from, float[] dx, int at, int whole) {
    int channels = p.channels();
    int kernel = p.kernelWidth();
    int pixel = at;
    for (int j = 0; j < p.outWidth(); j++) {
      FloatVector g = FloatVector.fromArray(SPECIES, dy, from + j * channels).mul(factor);
      for (int k = 0; k < kernel; k++) {
        if (pixel <= whole) {
          g.intoArray(dx, pixel);
        } else {
          // Not with g: a vector that reaches a call that is not inlined becomes an object.
          ScalarPooling.scaled(dy, from + j * channels, factor, dx, pixel, channels);
        }
        pixel += channels;
      }
    }
  }

  /** Whether the windows cover the input, each element once. */
  private static boolean tiles(Pooling p) {
    return p.padTop() == 0
        && p.padLeft() == 0
        && p.strideHeight() == p.kernelHeight()
        && p.strideWidth() == p.kernelWidth()
        && p.outHeight() * p.kernelHeight() == p.height()
        && p.outWidth() * p.kernelWidth() == p.width();
  }

  /** Gives its part of dy to every element of a window. */
  private static void spread(
      Pooling p, int i, int j, float[] dy, int dyAt, float[] dx, int at, boolean add, int count) {
    FloatVector g = FloatVector.fromArray(SPECIES, dy, dyAt).mul(p.factor(i, j));
    VectorMask<Float> fresh = SPECIES.maskAll(!add);
    for (int row = 0; row < p.bottom(i) - p.top(i); row++) {
      int pixel = at + row * p.width() * p.channels();
      for (int column = p.left(j); column < p.right(j); column++, pixel += p.channels()) {
        FloatVector sum = FloatVector.fromArray(SPECIES, dx, pixel).blend(0, fresh).add(g);
        if (count == LANES) {
          sum.intoArray(dx, pixel);
        } else {
          sum.intoArray(dx, pixel, SPECIES.indexInRange(0, count));
        }
      }
    }
  }

  /** Gives dy to the first element of a window that equals y, and zero to the others. */
  private static void spreadFirst(
      Pooling p,
      int i,
      int j,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean add,
      int count) {
    FloatVector v = FloatVector.fromArray(SPECIES, y, yAt);
    // What is still to be given: zero in the lanes whose first element has been found.
    FloatVector open = FloatVector.fromArray(SPECIES, dy, dyAt);
    VectorMask<Float> fresh = SPECIES.maskAll(!add);
    for (int row = 0; row < p.bottom(i) - p.top(i); row++) {
      int pixel = row * p.width() * p.channels();
      for (int column = p.left(j); column < p.right(j); column++, pixel += p.channels()) {
        VectorMask<Float> equal =
            FloatVector.fromArray(SPECIES, x, xAt + pixel).compare(VectorOperators.EQ, v);
        FloatVector g = open.blend(0, equal.not());
        FloatVector sum = FloatVector.fromArray(SPECIES, dx, dxAt + pixel).blend(0, fresh).add(g);
        if (count == LANES) {
          sum.intoArray(dx, dxAt + pixel);
        } else {
          sum.intoArray(dx, dxAt + pixel, SPECIES.indexInRange(0, count));
        }
        open = open.blend(0, equal);
      }
    }
  }
}
