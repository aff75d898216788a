package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A comparison that could not fail would prove nothing. */
final class ComparisonTest {
  @Test
  void aValueThatDiffersIsReportedWithAllThatDependOnIt() {
    List<String> expected =
        List.of(
            "before training, second",
            "before training, end",
            "before training, loss",
            "before training, prediction of end",
            "step 1, loss",
            "step 1, gradient of first.weight",
            "step 1, gradient of first.bias",
            "step 1, gradient of second.weight",
            "step 1, gradient of second.bias",
            "step 1, gradient of end.weight");
    assertEquals(expected, differences("torch.tanh(second)", "1.1 * torch.tanh(second)"));
  }

  @Test
  void aGradientThatDiffersIsReported() {
    // The same value, but the gradient of the first layer passes one of two ways only.
    List<String> expected =
        List.of("step 1, gradient of first.weight", "step 1, gradient of first.bias");
    assertEquals(expected, differences("(first, w", "(0.5 * first + 0.5 * first.detach(), w"));
  }

  private static List<String> differences(String right, String wrong) {
    String code = Small.PYTORCH.replace(right, wrong);
    Comparison comparison = Comparison.of(SmallModel.create(1), code);
    String message = assertThrows(AssertionError.class, () -> comparison.run(3)).getMessage();
    return message
        .lines()
        .filter(line -> line.contains(" differs by "))
        .map(line -> line.substring(0, line.indexOf(" differs by ")))
        .takeWhile(what -> !what.startsWith("after step 1"))
        .toList();
  }
}
