package dev.lamina.runtime.train;

import java.util.Arrays;

/**
 * Adagrad (Duchi, Hazan, Singer 2011), for weight w with gradient g:
 *
 * <pre>
 * g' = g + decay * w
 * s  = s + g'^2
 * w -= rate * g' / (sqrt(s) + epsilon)
 * </pre>
 *
 * <p>The sum s starts at 0, epsilon is 1e-10 unless set otherwise, as in PyTorch. Weight decay
 * leaves biases and other parameters of one dimension alone unless a {@linkplain
 * #weightDecay(float, String) pattern} asks for them.
 */
public final class Adagrad extends SweepingOptimizer {
  private final float initialSum;
  private final float epsilon;

  private Adagrad(Settings settings, float initialSum, float epsilon) {
    super(settings, "sum of squares");
    this.initialSum = initialSum;
    this.epsilon = epsilon;
  }

  /** Adagrad with the usual epsilon and sums of 0; a rate of 1e-2 suits most networks. */
  public static Adagrad learningRate(float rate) {
    return new Adagrad(Settings.of(rate), 0, 1e-10f);
  }

  /**
   * This configuration with sums of squares that start at another number, which tames first steps.
   */
  public Adagrad initialSum(float sum) {
    Settings.requireAtLeastZero("initial sum", sum);
    return new Adagrad(settings(), sum, epsilon);
  }

  /** This configuration with another number that keeps the division from zero. */
  public Adagrad epsilon(float epsilon) {
    Settings.requireEpsilon(epsilon);
    return new Adagrad(settings(), initialSum, epsilon);
  }

  /** This configuration with weight decay: {@code decay * w} is added to the gradient. */
  public Adagrad weightDecay(float decay) {
    return new Adagrad(settings().weightDecay(decay), initialSum, epsilon);
  }

  /**
   * This configuration with another weight decay for the parameters whose names match a {@linkplain
   * dev.lamina.runtime.Parameters#matching pattern}; of several that match the last counts.
   */
  public Adagrad weightDecay(float decay, String pattern) {
    return new Adagrad(settings().weightDecay(decay, pattern), initialSum, epsilon);
  }

  @Override
  void fillAtStart(int number, float[] array) {
    Arrays.fill(array, initialSum);
  }

  @Override
  void sweep(float[] w, float[] g, int from, int to, float decay) {
    float[] s = state(0);
    float rate = learningRate();
    float eps = epsilon;
    for (int i = from; i < to; i++) {
      float gradient = g[i] + decay * w[i];
      s[i] += gradient * gradient;
      w[i] -= rate * gradient / ((float) Math.sqrt(s[i]) + eps);
    }
  }
}
