package dev.lamina.benchmarks;

import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Floating-point operations of a network, from the multiply-adds that its summary states. */
final class Work {
  // A number right before the two blanks that part it from the quoted annotations.
  private static final Pattern ADDS = Pattern.compile("([\\d,]+)  @.*");

  private Work() {}

  /** Of one sample, or one step of a sequence, forward. */
  static double forward(Model model) {
    return 2.0 * layers(model).stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Of a training step: forward and the two gradients cost the same each, but nobody needs the
   * gradient of values that come in.
   */
  static double training(Model model) {
    boolean values = model.inputs().stream().noneMatch(InputPort::takesTokens);
    return 3 * forward(model) - (values ? 2.0 * layers(model).getFirst() : 0);
  }

  private static List<Long> layers(Model model) {
    return model
        .summary()
        .lines()
        .map(ADDS::matcher)
        .filter(Matcher::find)
        .map(m -> Long.valueOf(m.group(1).replace(",", "")))
        .toList();
  }
}
