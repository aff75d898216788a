package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters that an optimizer treats in other ways than the rest: frozen ones, and by decay. */
class ParameterGroupsTest {
  /** A convolution, its batch norm, and a dense layer. */
  private static Parameters parameters() {
    Parameters p =
        new Parameters()
            .declare("c.weight", new int[] {3, 1, 1, 1}, Role.WEIGHT, StoredLayout.plain(3))
            .declare("c.batchNorm.weight", new int[] {3}, Role.WEIGHT, StoredLayout.plain(3))
            .declare("c.batchNorm.bias", new int[] {3}, Role.BIAS, StoredLayout.plain(3))
            .declare(
                "c.batchNorm.running_mean", new int[] {3}, Role.STATISTIC, StoredLayout.plain(3))
            .declare("fc.weight", new int[] {1, 3}, Role.WEIGHT, StoredLayout.plain(3))
            .declare("fc.bias", new int[] {1}, Role.BIAS, StoredLayout.plain(1))
            .allocate();
    for (int i = 0; i < p.values().length; i++) {
      p.values()[i] = i + 1;
    }
    return p;
  }

  private static void gradients(Parameters p, int step) {
    for (int i = 0; i < p.gradients().length; i++) {
      p.gradients()[i] = (float) Math.sin(i + 3.0 * step);
    }
  }

  static List<Supplier<Optimizer>> rules() {
    return List.of(
        () -> Sgd.learningRate(0.1f).weightDecay(0.1f, "*"),
        () -> Sgd.learningRate(0.1f).momentum(0.9f).weightDecay(0.1f, "*"),
        () -> Sgd.learningRate(0.1f).nesterov(0.9f),
        () -> Adam.learningRate(0.1f).weightDecay(0.1f, "*"),
        () -> AdamW.learningRate(0.1f).weightDecay(0.1f, "*"),
        () -> RmsProp.learningRate(0.1f).weightDecay(0.1f, "*"),
        () -> RmsProp.learningRate(0.1f).momentum(0.9f),
        () -> Adagrad.learningRate(0.1f).weightDecay(0.1f, "*"));
  }

  /** What is frozen keeps its bits, and the others move as if it were not there. */
  @ParameterizedTest
  @MethodSource("rules")
  void frozenParametersStayAsTheyAre(Supplier<Optimizer> rule) {
    Parameters frozen = parameters();
    Parameters free = parameters();
    frozen.freeze("c.*");
    Optimizer one = rule.get();
    Optimizer other = rule.get();
    for (int step = 0; step < 5; step++) {
      gradients(frozen, step);
      gradients(free, step);
      one.step(frozen);
      other.step(free);
    }
    for (Parameter p : frozen) {
      float[] expected = p.frozen() ? parameters().get(p.name()).values() : null;
      assertArrayEquals(
          expected == null ? free.get(p.name()).values() : expected, p.values(), p.name());
    }
    assertFalse(Arrays.equals(free.get("c.weight").values(), frozen.get("c.weight").values()));
  }

  /**
   * Moments are untouched and their steps not counted while a parameter is frozen: afterwards it
   * goes the way of one that did not miss anything. Counting them would make Adam's first steps
   * three times too long.
   */
  @ParameterizedTest
  @MethodSource("rules")
  void afterThawingItGoesOnWhereItStood(Supplier<Optimizer> rule) {
    Parameters thawed = parameters();
    Parameters twin = parameters();
    Optimizer one = rule.get();
    Optimizer other = rule.get();
    for (int step = 0; step < 9; step++) {
      boolean rests = step >= 2 && step < 6;
      gradients(thawed, step);
      if (rests) {
        thawed.freeze("fc.*");
      } else {
        thawed.unfreeze("fc.*");
        gradients(twin, step);
        other.step(twin);
      }
      one.step(thawed);
    }
    assertArrayEquals(twin.get("fc.weight").values(), thawed.get("fc.weight").values());
    assertArrayEquals(twin.get("fc.bias").values(), thawed.get("fc.bias").values());
  }

  @Test
  void gradientsOfFrozenParametersDoNotCountInTheNorm() {
    Parameters p = parameters();
    p.gradients()[p.get("c.weight").storeOffset()] = 3;
    p.gradients()[p.get("fc.weight").storeOffset()] = 4;
    assertEquals(5, GradientClipping.norm(p));
    p.freeze("c.weight");
    assertEquals(4, GradientClipping.norm(p));
    assertEquals(4, GradientClipping.byNorm(p, 2));
    assertEquals(2, p.get("fc.weight").gradients()[0]);
  }

  /** The decay of each parameter, seen from what a step with gradient 0 takes of it. */
  private static List<Float> decays(Sgd rule) {
    Parameters p = parameters();
    float[] before = p.values().clone();
    rule.step(p);
    return p.stream()
        .map(q -> q.storeOffset())
        .map(at -> (before[at] - p.values()[at]) / before[at])
        .map(share -> Math.round(share * 1e4f) / 1e4f)
        .toList();
  }

  @Test
  void decayIsForWeightsOfTwoDimensionsOrMore() {
    assertEquals(
        List.of(0.1f, 0f, 0f, 0f, 0.1f, 0f), decays(Sgd.learningRate(1).weightDecay(0.1f)));
    assertEquals(List.of(0f, 0f, 0f, 0f, 0f, 0f), decays(Sgd.learningRate(1)));
  }

  @Test
  void patternsGiveOthersAnotherDecayAndTheLastCounts() {
    Sgd rule = Sgd.learningRate(1).weightDecay(0.1f);
    assertEquals(List.of(0.1f, 0f, 0f, 0f, 0.2f, 0.2f), decays(rule.weightDecay(0.2f, "fc.*")));
    assertEquals(List.of(0f, 0f, 0f, 0f, 0.1f, 0f), decays(rule.weightDecay(0, "c.*")));
    assertEquals(
        List.of(0.3f, 0.3f, 0.4f, 0f, 0.3f, 0.4f),
        decays(rule.weightDecay(0.3f, "*").weightDecay(0.4f, "*.bias")));
    assertEquals(
        List.of(0.3f, 0.3f, 0.3f, 0f, 0.3f, 0.3f),
        decays(rule.weightDecay(0.4f, "*.bias").weightDecay(0.3f, "*")));
    // In whichever order they are configured.
    assertEquals(
        List.of(0.5f, 0f, 0f, 0f, 0.2f, 0.2f),
        decays(rule.weightDecay(0.2f, "fc.*").weightDecay(0.5f)));
  }

  @Test
  void aDecayOfNothingIsRefused() {
    Sgd rule = Sgd.learningRate(1).weightDecay(0.1f, "head.*");
    Exception e = assertThrows(IllegalArgumentException.class, () -> rule.step(parameters()));
    assertEquals("no parameter matches head.*; the nearest name of 6 is c.weight", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Sgd.learningRate(1).weightDecay(-1, "*"));
  }

  @Test
  void aTrainerLeavesFrozenParametersAlone() {
    LinearModel model = LinearModel.regression(1, 1);
    model.parameters().freeze("fc.weight");
    Trainer.of(model)
        .optimizer(Sgd.learningRate(0.1f))
        .clipNorm(0.5)
        .accumulate(2)
        .batchSize(2)
        .epochs(3)
        .fit(
            InMemoryDataset.of(5)
                .input(new float[] {1, 2, 3, 4, 5})
                .targets(new float[] {1, 1, 1, 1, 1}));
    assertArrayEquals(new float[] {0}, model.parameters().get("fc.weight").values());
    assertFalse(model.parameters().get("fc.bias").values()[0] == 0);
  }
}
