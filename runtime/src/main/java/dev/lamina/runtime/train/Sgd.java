package dev.lamina.runtime.train;

/**
 * Stochastic gradient descent with optional momentum, for weight w with gradient g:
 *
 * <pre>
 * g' = g + decay * w
 * v  = momentum * v + g'
 * w -= rate * v                        plain momentum (Polyak 1964)
 * w -= rate * (g' + momentum * v)      Nesterov (Sutskever et al. 2013)
 * </pre>
 *
 * <p>These are PyTorch's formulas: the rate stands outside the velocity v. Weight decay leaves
 * biases and other parameters of one dimension alone unless a {@linkplain #weightDecay(float,
 * String) pattern} asks for them.
 */
public final class Sgd extends SweepingOptimizer {
  private final float momentum;
  private final boolean nesterov;

  private Sgd(Settings settings, float momentum, boolean nesterov) {
    super(settings, momentum > 0 ? new String[] {"momentum"} : new String[] {});
    this.momentum = momentum;
    this.nesterov = nesterov;
  }

  /** Plain gradient descent: no momentum, no decay. */
  public static Sgd learningRate(float rate) {
    return new Sgd(Settings.of(rate), 0, false);
  }

  /** This configuration with momentum, at least 0 and less than 1; usual is 0.9. */
  public Sgd momentum(float momentum) {
    Settings.requireFraction("momentum", momentum);
    return new Sgd(settings(), momentum, nesterov);
  }

  /** This configuration with Nesterov momentum, at least 0 and less than 1. */
  public Sgd nesterov(float momentum) {
    Settings.requireFraction("momentum", momentum);
    return new Sgd(settings(), momentum, true);
  }

  /** This configuration with weight decay: {@code decay * w} is added to the gradient. */
  public Sgd weightDecay(float decay) {
    return new Sgd(settings().weightDecay(decay), momentum, nesterov);
  }

  /**
   * This configuration with another weight decay for the parameters whose names match a {@linkplain
   * dev.lamina.runtime.Parameters#matching pattern}; of several that match the last counts.
   */
  public Sgd weightDecay(float decay, String pattern) {
    return new Sgd(settings().weightDecay(decay, pattern), momentum, nesterov);
  }

  @Override
  void sweep(float[] w, float[] g, int from, int to, float decay) {
    float rate = learningRate();
    if (momentum == 0) {
      plain(w, g, from, to, decay, rate);
    } else if (nesterov) {
      nesterov(w, g, state(0), from, to, decay, rate, momentum);
    } else {
      heavyBall(w, g, state(0), from, to, decay, rate, momentum);
    }
  }

  private static void plain(float[] w, float[] g, int from, int to, float decay, float rate) {
    for (int i = from; i < to; i++) {
      w[i] -= rate * (g[i] + decay * w[i]);
    }
  }

  private static void heavyBall(
      float[] w, float[] g, float[] v, int from, int to, float decay, float rate, float momentum) {
    for (int i = from; i < to; i++) {
      v[i] = momentum * v[i] + (g[i] + decay * w[i]);
      w[i] -= rate * v[i];
    }
  }

  private static void nesterov(
      float[] w, float[] g, float[] v, int from, int to, float decay, float rate, float momentum) {
    for (int i = from; i < to; i++) {
      float gradient = g[i] + decay * w[i];
      v[i] = momentum * v[i] + gradient;
      w[i] -= rate * (gradient + momentum * v[i]);
    }
  }
}
