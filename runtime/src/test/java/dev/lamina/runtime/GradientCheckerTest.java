package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The loss is a sum over i of (i + 1) * sin(w[i]), whose gradient is known. */
class GradientCheckerTest {
  private static final int FIRST = 40;
  private static final int SECOND = 7;

  private static Parameters parameters() {
    Parameters p =
        new Parameters()
            .declare("a.weight", new int[] {8, 5}, Role.WEIGHT, StoredLayout.plain(FIRST))
            .declare("b.bias", new int[] {SECOND}, Role.BIAS, StoredLayout.plain(SECOND))
            .allocate();
    for (int i = 0; i < p.values().length; i++) {
      p.values()[i] = 0.3f * i - 5;
    }
    return p;
  }

  /** {@code change} turns the right gradient of an element into what the network claims. */
  private static GradientCheck check(Parameters p, BiFunction<Integer, Double, Double> change) {
    return new GradientChecker(
            p,
            () -> {
              double loss = 0;
              for (int i = 0; i < p.values().length; i++) {
                double w = p.values()[i];
                loss += (i + 1) * Math.sin(w);
                double right = (i + 1) * Math.cos(w);
                p.gradients()[i] = change.apply(i, right).floatValue();
              }
              return loss;
            })
        .check();
  }

  @Test
  void rightGradientsPass() {
    GradientCheck check = check(parameters(), (i, right) -> right);
    assertEquals(12 + SECOND, check.checked());
    assertTrue(check.worstError() >= 0 && check.within(1e-4), check.toString());
  }

  @Test
  void aWrongSignIsFoundWithItsParameterAndElement() {
    GradientCheck check = check(parameters(), (i, right) -> i == FIRST + 3 ? -right : right);
    assertFalse(check.within(0.1), check.toString());
    assertEquals("b.bias", check.worstParameter());
    assertEquals(3, check.worstElement());
  }

  @Test
  void aGradientThatIsTooLargeByATenthIsFound() {
    GradientCheck check = check(parameters(), (i, right) -> i < FIRST ? 1.1 * right : right);
    assertEquals("a.weight", check.worstParameter());
    assertEquals(0.1 / 1.1, check.worstError(), 0.02);
  }

  @Test
  void aMissingGradientIsFound() {
    GradientCheck check = check(parameters(), (i, right) -> i < FIRST ? right : 0);
    assertEquals("b.bias", check.worstParameter());
    assertFalse(check.within(1));
  }

  /** NaN compares with nothing, so it must not be overtaken by what is checked after it. */
  @Test
  void aGradientThatIsNotANumberIsTheWorst() {
    for (int bad : new int[] {1, FIRST - 2, FIRST + 3}) {
      GradientCheck check = check(parameters(), (i, right) -> i == bad ? Double.NaN : right);
      assertTrue(Double.isNaN(check.worstError()), check.toString());
      assertEquals(bad < FIRST ? "a.weight" : "b.bias", check.worstParameter());
      assertFalse(check.within(1e9));
    }
  }

  @Test
  void anInfiniteGradientIsFound() {
    GradientCheck check =
        check(parameters(), (i, right) -> i == 2 ? Double.NEGATIVE_INFINITY : right);
    assertEquals("a.weight", check.worstParameter());
    assertFalse(check.within(1e9), check.toString());
  }

  private static GradientCheck checkOne(float at, DoubleUnaryOperator loss, double slope) {
    Parameters p =
        new Parameters().declare("w", new int[] {1}, Role.WEIGHT, StoredLayout.plain(1)).allocate();
    p.values()[0] = at;
    return new GradientChecker(
            p,
            () -> {
              p.gradients()[0] = (float) slope;
              return loss.applyAsDouble(p.values()[0]);
            })
        .check();
  }

  /** max(w, 0) * 3 + w: the slope is 4 at the right of 0 and 1 at the left. */
  @Test
  void aKinkNearbyDoesNotHideTheSlope() {
    for (float at : new float[] {0.015f, 0.004f, 5e-4f, 1e-4f, 1e-7f}) {
      assertTrue(checkOne(at, w -> 3 * Math.max(w, 0) + w, 4).within(1e-3), "at " + at);
      assertTrue(checkOne(-at, w -> 3 * Math.max(w, 0) + w, 1).within(1e-3), "at " + -at);
      assertFalse(checkOne(at, w -> 3 * Math.max(w, 0) + w, 3).within(0.05), "at " + at);
      assertFalse(checkOne(-at, w -> 3 * Math.max(w, 0) + w, 2).within(0.05), "at " + -at);
    }
  }

  /** exp(20 w) curves so that a step of a hundredth is half a per cent off. */
  @Test
  void curvatureAsksForANarrowStep() {
    double slope = 20 * Math.exp(10);
    assertTrue(checkOne(0.5f, w -> Math.exp(20 * w), slope).within(1e-3));
    assertFalse(checkOne(0.5f, w -> Math.exp(20 * w), 1.02 * slope).within(1e-2));
  }

  @Test
  void aLargeValueIsMovedByALargeStep() {
    assertTrue(checkOne(3e7f, w -> 2 * (w - 3e7), 2).within(1e-3));
    assertFalse(checkOne(-3e7f, w -> 2 * (w + 3e7), 2.1).within(1e-2));
  }

  /** The bias before a batch norm: what differences find is rounding, and so is the gradient. */
  @Test
  void roundingOfTheLossIsNoError() {
    for (int i = 0; i < 30; i++) {
      GradientCheck check = checkOne(0.1f * i, w -> (float) (2.3 + 1e-7 * Math.sin(1e6 * w)), 1e-9);
      assertTrue(check.within(1e-2), check.toString());
    }
  }

  @Test
  void statisticsMoveInTrainingAndAreNotChecked() {
    Parameters p =
        new Parameters()
            .declare("n.running_mean", new int[] {1}, Role.STATISTIC, StoredLayout.plain(1))
            .declare("n.weight", new int[] {1}, Role.WEIGHT, StoredLayout.plain(1))
            .allocate();
    p.values()[1] = 3;
    GradientCheck check =
        new GradientChecker(
                p,
                () -> {
                  p.values()[0] += 1;
                  p.gradients()[1] = 2 * p.values()[1];
                  return p.values()[1] * p.values()[1];
                })
            .check();
    assertEquals(1, check.checked());
    assertTrue(check.within(1e-3), check.toString());
    assertArrayEquals(new float[] {0, 3}, p.values());
  }

  @Test
  void whatTheLossDoesNotDependOnIsRightAtZero() {
    Parameters p = parameters();
    GradientCheck check =
        new GradientChecker(
                p,
                () -> {
                  java.util.Arrays.fill(p.gradients(), 0);
                  return 5;
                })
            .check();
    assertEquals(0, check.worstError());
  }

  @Test
  void valuesAndGradientsAreAfterwardsWhatTheyWere() {
    Parameters p = parameters();
    float[] before = p.values().clone();
    check(p, (i, right) -> right);
    assertArrayEquals(before, p.values());
    assertEquals((float) Math.cos(before[0]), p.gradients()[0]);
    assertEquals((float) (3 * Math.cos(before[2])), p.gradients()[2]);
  }

  @Test
  void isALineOfTextInEveryLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(
          "worst of 1200 gradients: c1.weight[17], relative error 1.25e-03",
          new GradientCheck(0.00125, "c1.weight", 17, 1200).toString());
    } finally {
      Locale.setDefault(usual);
    }
  }
}
