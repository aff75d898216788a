package dev.lamina.runtime.kernel;

/**
 * Numbers of one local response normalisation: {@code y[c] = x[c] * base[c]^-beta} with {@code
 * base[c] = k + factor * sum of x[d]^2}, d from {@code c - before} to {@code c + after}, as far as
 * there are channels.
 */
public record LocalResponse(
    int channels, int before, int after, float factor, float beta, float k) {

  /** The mean of the squares of {@code size} channels, times alpha, is added to k. */
  public static LocalResponse of(int channels, int size, double alpha, double beta, double k) {
    Ranges.positive("channels", channels);
    Ranges.positive("size", size);
    return new LocalResponse(
        channels,
        Math.min(size / 2, channels - 1),
        Math.min((size - 1) / 2, channels - 1),
        (float) (alpha / size),
        (float) beta,
        (float) k);
  }

  /** Channels that a sum reaches beyond its own. */
  int reach() {
    return before + after;
  }
}
