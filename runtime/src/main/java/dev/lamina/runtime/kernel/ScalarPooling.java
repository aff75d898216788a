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
          PoolWindow w = PoolWindow.of(p, i, j);
          int at = out + (i * p.outWidth() + j) * p.channels();
          if (p.kind() == Pooling.Kind.MAX) {
            maximum(p, w, x, in, y, at);
          } else {
            average(p, w, x, in, y, at);
          }
        }
      }
    }
  }

  private static void maximum(Pooling p, PoolWindow w, float[] x, int in, float[] y, int at) {
    Arrays.fill(y, at, at + p.channels(), Float.NEGATIVE_INFINITY);
    for (int row = w.top(); row < w.bottom(); row++) {
      for (int column = w.left(); column < w.right(); column++) {
        int pixel = in + (row * p.width() + column) * p.channels();
        for (int c = 0; c < p.channels(); c++) {
          y[at + c] = Math.max(y[at + c], x[pixel + c]);
        }
      }
    }
  }

  private static void average(Pooling p, PoolWindow w, float[] x, int in, float[] y, int at) {
    Arrays.fill(y, at, at + p.channels(), 0);
    for (int row = w.top(); row < w.bottom(); row++) {
      for (int column = w.left(); column < w.right(); column++) {
        int pixel = in + (row * p.width() + column) * p.channels();
        for (int c = 0; c < p.channels(); c++) {
          y[at + c] += x[pixel + c];
        }
      }
    }
    for (int c = 0; c < p.channels(); c++) {
      y[at + c] *= w.factor();
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
          PoolWindow w = PoolWindow.of(p, i, j);
          int out = n * stride + (i * p.outWidth() + j) * p.channels();
          if (p.kind() == Pooling.Kind.MAX) {
            maximumBackward(p, w, x, xAt + in, y, yAt + out, dy, dyAt + out, dx, dxAt + in);
          } else {
            averageBackward(p, w, dy, dyAt + out, dx, dxAt + in);
          }
        }
      }
    }
  }

  private static void maximumBackward(
      Pooling p,
      PoolWindow w,
      float[] x,
      int in,
      float[] y,
      int out,
      float[] dy,
      int dOut,
      float[] dx,
      int dIn) {
    for (int c = 0; c < p.channels(); c++) {
      int place = w.first(p, x, in + c, y[out + c]);
      if (place >= 0) {
        dx[dIn + c + place] += dy[dOut + c];
      }
    }
  }

  private static void averageBackward(
      Pooling p, PoolWindow w, float[] dy, int dOut, float[] dx, int dIn) {
    for (int row = w.top(); row < w.bottom(); row++) {
      for (int column = w.left(); column < w.right(); column++) {
        int pixel = dIn + (row * p.width() + column) * p.channels();
        for (int c = 0; c < p.channels(); c++) {
          dx[pixel + c] += dy[dOut + c] * w.factor();
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
