package dev.lamina.runtime.kernel;

/** Local response normalisation of one sample, place by place. */
final class ScalarLocalResponse {
  private ScalarLocalResponse() {}

  static void forward(
      LocalResponse r, int pixels, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    float[] bases = scratch.floats(r.channels());
    for (int at = 0; at < pixels * r.channels(); at += r.channels()) {
      bases(r, x, xAt + at, bases);
      for (int c = 0; c < r.channels(); c++) {
        y[yAt + at + c] = x[xAt + at + c] * power(bases[c], r.beta());
      }
    }
  }

  private static void bases(LocalResponse r, float[] x, int xAt, float[] bases) {
    for (int c = 0; c < r.channels(); c++) {
      float sum = 0;
      for (int d = first(c, r.before()); d < end(c, r.after(), r.channels()); d++) {
        sum += x[xAt + d] * x[xAt + d];
      }
      bases[c] = r.k() + r.factor() * sum;
    }
  }

  private static int first(int channel, int before) {
    return Math.max(0, channel - before);
  }

  private static int end(int channel, int after, int channels) {
    return Math.min(channels, channel + after + 1);
  }

  static float power(float base, float beta) {
    return (float) Math.pow(base, -beta);
  }

  /**
   * dx[c] = dy[c] * base[c]^-beta - 2 * factor * beta * x[c] * the sum of dy[d] * x[d] *
   * base[d]^(-beta - 1) over all d that c is summed for.
   */
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
    int channels = r.channels();
    float[] bases = scratch.floats(2 * channels);
    float slope = 2 * r.factor() * r.beta();
    for (int at = 0; at < pixels * channels; at += channels) {
      bases(r, x, xAt + at, bases);
      pulls(r, x, xAt + at, dy, dyAt + at, bases);
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        for (int d = first(c, r.after()); d < end(c, r.before(), channels); d++) {
          sum += bases[channels + d];
        }
        float direct = dy[dyAt + at + c] * power(bases[c], r.beta());
        float gradient = direct - slope * x[xAt + at + c] * sum;
        dx[dxAt + at + c] = accumulate ? dx[dxAt + at + c] + gradient : gradient;
      }
    }
  }

  /** What each sum of squares gets as its gradient, but for a factor; written behind the bases. */
  private static void pulls(
      LocalResponse r, float[] x, int xAt, float[] dy, int dyAt, float[] bases) {
    for (int c = 0; c < r.channels(); c++) {
      float y = x[xAt + c] * power(bases[c], r.beta());
      bases[r.channels() + c] = dy[dyAt + c] * y / bases[c];
    }
  }
}
