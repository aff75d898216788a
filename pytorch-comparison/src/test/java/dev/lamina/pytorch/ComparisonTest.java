package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

  @Test
  void decisionsThatRoundingDoesNotExplainAreReported() {
    // Hardly another value, which 1e-4 would let pass, but of many some are beyond zero.
    String shifted = "relu(first - 5e-5 * torch.max(torch.abs(first)),";
    String code = Deciding.PYTORCH.replace("relu(first,", shifted);
    String message = message(Comparison.of(DecidingModel.create(1), code).deep(), 1000);
    assertTrue(message.contains("first decides otherwise about "), message);
  }

  @Test
  void takingTheDecisionsOfTheModelHidesNoGradient() {
    List<String> expected =
        List.of("step 1, gradient of first.weight", "step 1, gradient of first.bias");
    String code = Deciding.PYTORCH.replace("flatten(second,", "flatten(HALF,");
    code = code.replace("HALF", "0.5 * second + 0.5 * second.detach()");
    assertEquals(expected, differences(Comparison.of(DecidingModel.create(1), code).deep()));
  }

  @Test
  void decisionsOfTheModelAreTaken() throws IOException {
    Comparison.of(DecidingModel.create(1), Deciding.PYTORCH).deep().run(3);
  }

  private static List<String> differences(String right, String wrong) {
    return differences(Comparison.of(SmallModel.create(1), Small.PYTORCH.replace(right, wrong)));
  }

  private static String message(Comparison comparison, int size) {
    return assertThrows(AssertionError.class, () -> comparison.run(size)).getMessage();
  }

  private static List<String> differences(Comparison comparison) {
    return message(comparison, 3)
        .lines()
        .filter(line -> line.contains(" differs by "))
        .map(line -> line.substring(0, line.indexOf(" differs by ")))
        .takeWhile(what -> !what.startsWith("after step 1"))
        .toList();
  }
}
