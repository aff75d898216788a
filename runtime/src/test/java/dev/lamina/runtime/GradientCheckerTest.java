package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.Locale;
import java.util.function.BiFunction;
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
