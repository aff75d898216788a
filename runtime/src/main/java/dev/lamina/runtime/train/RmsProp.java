package dev.lamina.runtime.train;

/**
 * RMSProp (Tieleman, Hinton 2012) with optional momentum, for weight w with gradient g:
 *
 * <pre>
 * g' = g + decay * w
 * v  = smoothing * v + (1 - smoothing) * g'^2
 * b  = momentum * b + g' / (sqrt(v) + epsilon)
 * w -= rate * b
 * </pre>
 *
 * <p>These are PyTorch's formulas. Smoothing is 0.99, epsilon is 1e-8, momentum 0 unless set
 * otherwise. Weight decay leaves biases and other parameters of one dimension alone unless a
 * {@linkplain #weightDecay(float, String) pattern} asks for them.
 */
public final class RmsProp extends SweepingOptimizer {
  private final double smoothing;
  private final float momentum;
  private final float epsilon;

  private RmsProp(Settings settings, double smoothing, float momentum, float epsilon) {
    super(
        settings,
        momentum > 0 ? new String[] {"mean square", "momentum"} : new String[] {"mean square"});
    this.smoothing = smoothing;
    this.momentum = momentum;
    this.epsilon = epsilon;
  }

  /** RMSProp with the usual smoothing and epsilon; a rate of 1e-3 suits most networks. */
  public static RmsProp learningRate(float rate) {
    return new RmsProp(Settings.of(rate), 0.99, 0, 1e-8f);
  }

  /** This configuration with another smoothing of the squares, at least 0 and below 1. */
  public RmsProp smoothing(double smoothing) {
    Settings.requireFraction("smoothing", smoothing);
    return new RmsProp(settings(), smoothing, momentum, epsilon);
  }

  /** This configuration with momentum, at least 0 and below 1. */
  public RmsProp momentum(float momentum) {
    Settings.requireFraction("momentum", momentum);
    return new RmsProp(settings(), smoothing, momentum, epsilon);
  }

  /** This configuration with another number that keeps the division from zero. */
  public RmsProp epsilon(float epsilon) {
    Settings.requireEpsilon(epsilon);
    return new RmsProp(settings(), smoothing, momentum, epsilon);
  }

  /** This configuration with weight decay: {@code decay * w} is added to the gradient. */
  public RmsProp weightDecay(float decay) {
    return new RmsProp(settings().weightDecay(decay), smoothing, momentum, epsilon);
  }

  /**
   * This configuration with another weight decay for the parameters whose names match a {@linkplain
   * dev.lamina.runtime.Parameters#matching pattern}; of several that match the last counts.
   */
  public RmsProp weightDecay(float decay, String pattern) {
    return new RmsProp(settings().weightDecay(decay, pattern), smoothing, momentum, epsilon);
  }

  @Override
  void sweep(float[] w, float[] g, int from, int to, float decay) {
    float rate = learningRate();
    float keep = (float) smoothing;
    float rest = (float) (1 - smoothing);
    if (momentum == 0) {
      plain(w, g, state(0), from, to, decay, rate, keep, rest, epsilon);
    } else {
      withMomentum(w, g, state(0), state(1), from, to, decay, rate, keep, rest, epsilon, momentum);
    }
  }

  private static void plain(
      float[] w,
      float[] g,
      float[] v,
      int from,
      int to,
      float decay,
      float rate,
      float keep,
      float rest,
      float epsilon) {
    for (int i = from; i < to; i++) {
      float gradient = g[i] + decay * w[i];
      v[i] = keep * v[i] + rest * gradient * gradient;
      w[i] -= rate * gradient / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }

  private static void withMomentum(
      float[] w,
      float[] g,
      float[] v,
      float[] b,
      int from,
      int to,
      float decay,
      float rate,
      float keep,
      float rest,
      float epsilon,
      float momentum) {
    for (int i = from; i < to; i++) {
      float gradient = g[i] + decay * w[i];
      v[i] = keep * v[i] + rest * gradient * gradient;
      b[i] = momentum * b[i] + gradient / ((float) Math.sqrt(v[i]) + epsilon);
      w[i] -= rate * b[i];
    }
  }
}
