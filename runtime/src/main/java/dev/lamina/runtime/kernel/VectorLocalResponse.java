package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Local response normalisation of one sample, a vector of channels at a time. Each place is copied
 * to rows of whole vectors, {@code width} floats: x, dy, the powers, the bases, then two that are
 * summed, with zeros on both sides for the sums that reach over the ends.
 */
final class VectorLocalResponse {
  private VectorLocalResponse() {}

  static void forward(
      LocalResponse r, int pixels, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    int width = width(r);
    float[] rows = cleared(r, width, scratch);
    for (int at = 0; at < pixels * r.channels(); at += r.channels()) {
      System.arraycopy(x, xAt + at, rows, 0, r.channels());
      powers(r, rows, width);
      for (int c = 0; c < width; c += LANES) {
        at(rows, c).mul(at(rows, 2 * width + c)).intoArray(rows, c);
      }
      System.arraycopy(rows, 0, y, yAt + at, r.channels());
    }
  }

  static void backward(
      LocalResponse r,
      int pixels,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      Scratch scratch) {
    int width = width(r);
    float[] rows = cleared(r, width, scratch);
    for (int at = 0; at < pixels * r.channels(); at += r.channels()) {
      System.arraycopy(x, xAt + at, rows, 0, r.channels());
      System.arraycopy(dy, dyAt + at, rows, width, r.channels());
      powers(r, rows, width);
      gradients(r, rows, width);
      if (accumulate) {
        for (int c = 0; c < r.channels(); c++) {
          dx[dxAt + at + c] += rows[c];
        }
      } else {
        System.arraycopy(rows, 0, dx, dxAt + at, r.channels());
      }
    }
  }

  private static int width(LocalResponse r) {
    return (r.channels() + LANES - 1) / LANES * LANES;
  }

  private static int pulls(LocalResponse r, int width) {
    return 5 * width + r.reach();
  }

  private static float[] cleared(LocalResponse r, int width, Scratch scratch) {
    int size = pulls(r, width) + width + r.reach();
    float[] rows = scratch.floats(size);
    Arrays.fill(rows, 0, size, 0);
    return rows;
  }

  /** The bases of x, and their powers. */
  private static void powers(LocalResponse r, float[] rows, int width) {
    int squares = 4 * width;
    for (int c = 0; c < width; c += LANES) {
      FloatVector v = at(rows, c);
      v.mul(v).intoArray(rows, squares + r.before() + c);
    }
    for (int c = 0; c < width; c += LANES) {
      FloatVector sum = at(rows, squares + c);
      for (int d = 1; d <= r.reach(); d++) {
        sum = sum.add(at(rows, squares + c + d));
      }
      fma(sum, all(r.factor()), all(r.k())).intoArray(rows, 3 * width + c);
    }
    if (r.beta() == 0.75f) {
      threeQuarters(rows, 3 * width, width);
    } else {
      for (int c = 2 * width; c < 3 * width; c++) {
        rows[c] = ScalarLocalResponse.power(rows[c + width], r.beta());
      }
    }
  }

  /** The usual exponent, by square roots; any other one is too rare to be worth vectors. */
  private static void threeQuarters(float[] rows, int bases, int width) {
    for (int c = bases; c < bases + width; c += LANES) {
      FloatVector root = at(rows, c).sqrt();
      all(1).div(root.mul(root.sqrt())).intoArray(rows, c - width);
    }
  }

  /** The gradients of x, in its place. */
  private static void gradients(LocalResponse r, float[] rows, int width) {
    int pulls = pulls(r, width);
    for (int c = 0; c < width; c += LANES) {
      FloatVector y = at(rows, c).mul(at(rows, 2 * width + c));
      FloatVector pull = at(rows, width + c).mul(y).div(at(rows, 3 * width + c));
      pull.intoArray(rows, pulls + r.after() + c);
    }
    float slope = 2 * r.factor() * r.beta();
    for (int c = 0; c < width; c += LANES) {
      FloatVector sum = at(rows, pulls + c);
      for (int d = 1; d <= r.reach(); d++) {
        sum = sum.add(at(rows, pulls + c + d));
      }
      FloatVector direct = at(rows, width + c).mul(at(rows, 2 * width + c));
      direct.sub(at(rows, c).mul(slope).mul(sum)).intoArray(rows, c);
    }
  }

  private static FloatVector at(float[] rows, int place) {
    return FloatVector.fromArray(SPECIES, rows, place);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
