package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.kernel.StoredLayout;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Each optimizer against its formula from PyTorch's documentation, written here element by element
 * in double, over several steps with changing gradients; and first steps against numbers worked out
 * by hand.
 */
class OptimizerTest {
  private static final int WEIGHTS = 37;
  private static final int BIASES = 5;
  private static final int STATISTICS = 3;
  private static final int STEPS = 20;

  /** One element's rule in double; {@code s} is its state, at first zero. */
  private interface Rule {
    double step(double w, double g, double[] s, int t, double decay);
  }

  private static Parameters parameters() {
    return new Parameters()
        .declare("a.weight", new int[] {1, WEIGHTS}, Role.WEIGHT, StoredLayout.plain(WEIGHTS))
        .declare("a.bias", new int[] {BIASES}, Role.BIAS, StoredLayout.plain(BIASES))
        .declare("a.mean", new int[] {STATISTICS}, Role.STATISTIC, StoredLayout.plain(STATISTICS))
        .allocate();
  }

  private static void compare(Optimizer optimizer, Rule rule, double decay, double biasDecay) {
    Random random = new Random(7);
    Parameters p = parameters();
    int trained = WEIGHTS + BIASES;
    int size = trained + STATISTICS;
    double[] w = new double[size];
    double[][] state = new double[size][3];
    for (int i = 0; i < size; i++) {
      p.values()[i] = (float) random.nextGaussian();
      w[i] = p.values()[i];
    }
    for (int t = 1; t <= STEPS; t++) {
      for (int i = 0; i < size; i++) {
        float g = (float) random.nextGaussian() * (i % 3 == 0 ? 10 : 0.1f);
        p.gradients()[i] = g;
        if (i < trained) { // statistics stay
          w[i] = rule.step(w[i], g, state[i], t, i < WEIGHTS ? decay : biasDecay);
        }
      }
      optimizer.step(p);
      for (int i = 0; i < size; i++) {
        assertEquals(
            w[i], p.values()[i], 2e-5 * Math.max(1, Math.abs(w[i])), "step " + t + " " + i);
      }
    }
  }

  @Test
  void plainSgd() {
    compare(Sgd.learningRate(0.05f), (w, g, s, t, d) -> w - 0.05 * g, 0, 0);
  }

  @Test
  void sgdWithMomentumAndDecay() {
    Rule rule =
        (w, g, s, t, d) -> {
          s[0] = 0.9 * s[0] + g + d * w;
          return w - 0.01 * s[0];
        };
    compare(Sgd.learningRate(0.01f).momentum(0.9f).weightDecay(0.1f), rule, 0.1, 0);
    compare(Sgd.learningRate(0.01f).momentum(0.9f).weightDecay(0.1f, "*"), rule, 0.1, 0.1);
  }

  @Test
  void sgdWithNesterovMomentum() {
    Rule rule =
        (w, g, s, t, d) -> {
          double g2 = g + d * w;
          s[0] = 0.8 * s[0] + g2;
          return w - 0.01 * (g2 + 0.8 * s[0]);
        };
    compare(Sgd.learningRate(0.01f).nesterov(0.8f).weightDecay(0.1f), rule, 0.1, 0);
  }

  private static double adam(double g, double[] s, int t, double b1, double b2, double eps) {
    s[0] = b1 * s[0] + (1 - b1) * g;
    s[1] = b2 * s[1] + (1 - b2) * g * g;
    double first = s[0] / (1 - Math.pow(b1, t));
    double second = s[1] / (1 - Math.pow(b2, t));
    return first / (Math.sqrt(second) + eps);
  }

  @Test
  void adamMovesByMoments() {
    compare(
        Adam.learningRate(1e-2f),
        (w, g, s, t, d) -> w - 1e-2 * adam(g, s, t, 0.9, 0.999, 1e-8),
        0,
        0);
    compare(
        Adam.learningRate(1e-2f).betas(0.5, 0.9).epsilon(0.1f).weightDecay(0.2f),
        (w, g, s, t, d) -> w - 1e-2 * adam(g + d * w, s, t, 0.5, 0.9, 0.1),
        0.2,
        0);
  }

  @Test
  void adamWDecaysBesideTheGradient() {
    compare(
        AdamW.learningRate(1e-2f),
        (w, g, s, t, d) -> w * (1 - 1e-2 * d) - 1e-2 * adam(g, s, t, 0.9, 0.999, 1e-8),
        0.01,
        0);
    compare(
        AdamW.learningRate(1e-2f).weightDecay(3, "*"),
        (w, g, s, t, d) -> w * (1 - 1e-2 * d) - 1e-2 * adam(g, s, t, 0.9, 0.999, 1e-8),
        3,
        3);
  }

  @Test
  void rmsPropDividesByRootMeanSquare() {
    compare(
        RmsProp.learningRate(1e-2f).weightDecay(0.1f),
        (w, g, s, t, d) -> {
          double g2 = g + d * w;
          s[0] = 0.99 * s[0] + 0.01 * g2 * g2;
          return w - 1e-2 * g2 / (Math.sqrt(s[0]) + 1e-8);
        },
        0.1,
        0);
    compare(
        RmsProp.learningRate(1e-2f).smoothing(0.9).momentum(0.7f).epsilon(0.01f),
        (w, g, s, t, d) -> {
          s[0] = 0.9 * s[0] + 0.1 * g * g;
          s[1] = 0.7 * s[1] + g / (Math.sqrt(s[0]) + 0.01);
          return w - 1e-2 * s[1];
        },
        0,
        0);
  }

  @Test
  void adagradDividesByRootOfSum() {
    compare(
        Adagrad.learningRate(0.1f).initialSum(0.5f).weightDecay(0.1f),
        (w, g, s, t, d) -> {
          double g2 = g + d * w;
          s[0] += g2 * g2;
          return w - 0.1 * g2 / (Math.sqrt(0.5 + s[0]) + 1e-10);
        },
        0.1,
        0);
  }

  /** By hand: Adam's first step is rate * sign(g), whatever the gradient's size. */
  @Test
  void adamsFirstStepIsTheRate() {
    Parameters p = parameters();
    p.gradients()[0] = 1000;
    p.gradients()[1] = -1e-3f;
    Adam.learningRate(0.25f).step(p);
    assertEquals(-0.25f, p.values()[0], 1e-6f);
    assertEquals(0.25f, p.values()[1], 1e-5f);
    assertEquals(0, p.values()[2]);
  }

  @Test
  void paddingStaysZeroWhateverTheRule() {
    Optimizer[] rules = {
      Sgd.learningRate(1).nesterov(0.9f).weightDecay(1, "*"),
      Adam.learningRate(1).weightDecay(1, "*"),
      AdamW.learningRate(1).weightDecay(1, "*"),
      RmsProp.learningRate(1).momentum(0.5f).weightDecay(1, "*"),
      Adagrad.learningRate(1).initialSum(1).weightDecay(1, "*"),
      Adagrad.learningRate(1)
    };
    for (Optimizer rule : rules) {
      Parameters p = parameters();
      for (int step = 0; step < 3; step++) {
        rule.step(p);
      }
      assertArrayEquals(new float[p.values().length], p.values());
    }
  }

  @Test
  void aStepAfterTheFirstAllocatesNothing() {
    Optimizer[] rules = {
      Sgd.learningRate(1).nesterov(0.9f),
      Adam.learningRate(1),
      AdamW.learningRate(1),
      RmsProp.learningRate(1).momentum(0.5f),
      Adagrad.learningRate(1)
    };
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Optimizer rule : rules) {
      Parameters p = parameters();
      rule.step(p);
      long least = Long.MAX_VALUE; // the JVM allocates now and then itself
      for (int round = 0; round < 5; round++) {
        long start = threads.getCurrentThreadAllocatedBytes();
        for (int step = 0; step < 50; step++) {
          rule.step(p);
          GradientClipping.byNorm(p, 1);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - start);
      }
      assertEquals(0, least);
    }
  }

  @Test
  void configurationsAreIndependent() {
    Sgd plain = Sgd.learningRate(1);
    Sgd momentum = plain.momentum(0.5f);
    Parameters a = parameters();
    Parameters b = parameters();
    a.gradients()[0] = 1;
    b.gradients()[0] = 1;
    for (int step = 0; step < 2; step++) {
      plain.step(a);
      momentum.step(b);
    }
    assertEquals(-2, a.values()[0]);
    assertEquals(-2.5f, b.values()[0]);
  }

  @Test
  void anotherNetworkIsRefused() {
    Optimizer adam = Adam.learningRate(1e-3f);
    adam.step(parameters());
    // The same names and sizes, but not the same network.
    Exception e = assertThrows(IllegalArgumentException.class, () -> adam.step(parameters()));
    assertTrue(e.getMessage().contains("this Adam keeps the moments of"), e.getMessage());
  }

  @Test
  void badNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Sgd.learningRate(-1));
    assertThrows(IllegalArgumentException.class, () -> Sgd.learningRate(Float.NaN));
    assertThrows(IllegalArgumentException.class, () -> Sgd.learningRate(1).momentum(1));
    assertThrows(IllegalArgumentException.class, () -> Adam.learningRate(1).betas(0.9, 1));
    assertThrows(IllegalArgumentException.class, () -> Adam.learningRate(1).epsilon(0));
    assertThrows(IllegalArgumentException.class, () -> AdamW.learningRate(1).weightDecay(-1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Adam.learningRate(1).setLearningRate(Float.POSITIVE_INFINITY));
  }

  @Test
  void clippingByNormKeepsTheDirection() {
    Parameters p = parameters();
    p.gradients()[0] = 3;
    p.gradients()[41] = -4;
    assertEquals(5, GradientClipping.byNorm(p, 10), 1e-12);
    assertEquals(3, p.gradients()[0]);
    assertEquals(5, GradientClipping.byNorm(p, 1), 1e-12);
    assertEquals(0.6f, p.gradients()[0], 1e-7f);
    assertEquals(-0.8f, p.gradients()[41], 1e-7f);
  }

  @Test
  void clippingByValueCutsEach() {
    Parameters p = parameters();
    p.gradients()[0] = 3;
    p.gradients()[1] = -4;
    p.gradients()[2] = 0.25f;
    GradientClipping.byValue(p, 0.5f);
    assertEquals(0.5f, p.gradients()[0]);
    assertEquals(-0.5f, p.gradients()[1]);
    assertEquals(0.25f, p.gradients()[2]);
  }
}
