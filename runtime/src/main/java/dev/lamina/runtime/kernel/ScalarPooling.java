package dev.lamina.runtime.kernel;

import java.util.Arrays;

/** Pools by their definition, channels innermost. */
final class ScalarPooling {
  private ScalarPooling() {}

  static void forward(
      Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    for (int n = from; n < to; n++) {
      int in = xAt + n * stride;
      int out = yAt + n * stride;
      for (int i = 0; i < p.outHeight(); i++) {
        for (int j = 0; j < p.outWidth(); j++) {
          int at = out + (i * p.outWidth() + j) * p.channels();
          if (p.kind() == Pooling.Kind.MAX) {
            maximum(p, i, j, 0, x, in, y, at);
          } else {
            average(p, i, j, 0, x, in, y, at);
          }
        }
      }
    }
  }

  /** The maxima of one window, for the channels from {@code first} on. */
  static void maximum(Pooling p, int i, int j, int first, float[] x, int in, float[] y, int at) {
    Arrays.fill(y, at + first, at + p.channels(), Float.NEGATIVE_INFINITY);
    for (int row = p.top(i); row < p.bottom(i); row++) {
      for (int column = p.left(j); column < p.right(j); column++) {
        int pixel = in + (row * p.width() + column) * p.channels();
        for (int c = first; c < p.channels(); c++) {
          y[at + c] = Math.max(y[at + c], x[pixel + c]);
        }
      }
    }
  }

  /** The means of one window, for the channels from {@code first} on. */
  static void average(Pooling p, int i, int j, int first, float[] x, int in, float[] y, int at) {
    Arrays.fill(y, at + first, at + p.channels(), 0);
    for (int row = p.top(i); row < p.bottom(i); row++) {
      for (int column = p.left(j); column < p.right(j); column++) {
        int pixel = in + (row * p.width() + column) * p.channels();
        for (int c = first; c < p.channels(); c++) {
          y[at + c] += x[pixel + c];
        }
      }
    }
    float factor = p.factor(i, j);
    for (int c = first; c < p.channels(); c++) {
      y[at + c] *= factor;
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
    for (int n = from; n < to; n++) {
      int in = n * stride;
      if (!accumulate) {
        Arrays.fill(dx, dxAt + in, dxAt + in + p.inputSize(), 0);
      }
      for (int i = 0; i < p.outHeight(); i++) {
        for (int j = 0; j < p.outWidth(); j++) {
          int out = n * stride + (i * p.outWidth() + j) * p.channels();
          if (p.kind() == Pooling.Kind.MAX) {
            maximumBackward(p, i, j, 0, x, xAt + in, y, yAt + out, dy, dyAt + out, dx, dxAt + in);
          } else {
            averageBackward(p, i, j, 0, dy, dyAt + out, dx, dxAt + in);
          }
        }
      }
    }
  }

  /** Adds the gradients of one window's maxima, for the channels from {@code first} on. */
  static void maximumBackward(
      Pooling p,
      int i,
      int j,
      int first,
      float[] x,
      int in,
      float[] y,
      int out,
      float[] dy,
      int dOut,
      float[] dx,
      int dIn) {
    for (int c = first; c < p.channels(); c++) {
      int place = winner(p, i, j, x, in + c, y[out + c]);
      if (place >= 0) {
        dx[dIn + c + place] += dy[dOut + c];
      }
    }
  }

  /** Place, from {@code at}, of the first element in row order that equals value; -1 if none. */
  private static int winner(Pooling p, int i, int j, float[] x, int at, float value) {
    for (int row = p.top(i); row < p.bottom(i); row++) {
      for (int column = p.left(j); column < p.right(j); column++) {
        int place = (row * p.width() + column) * p.channels();
        if (x[at + place] == value) {
          return place;
        }
      }
    }
    return -1;
  }

  /** Adds the gradients of one window's means, for the channels from {@code first} on. */
  static void averageBackward(
      Pooling p, int i, int j, int first, float[] dy, int dOut, float[] dx, int dIn) {
    float factor = p.factor(i, j);
    for (int row = p.top(i); row < p.bottom(i); row++) {
      for (int column = p.left(j); column < p.right(j); column++) {
        int pixel = dIn + (row * p.width() + column) * p.channels();
        for (int c = first; c < p.channels(); c++) {
          dx[pixel + c] += dy[dOut + c] * factor;
        }
      }
    }
  }

  /** y[i] = x[i] * factor, for {@code count} elements. */
  static void scaled(float[] x, int xAt, float factor, float[] y, int yAt, int count) {
    for (int i = 0; i < count; i++) {
      y[yAt + i] = x[xAt + i] * factor;
    }
  }
}
