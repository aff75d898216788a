package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * How far the reference itself moves when all that is kept between layers, values, moments and
 * gradients, is wrong by chance, by no more than a float is (Parker, Pierce, Eggert 2000: Monte
 * Carlo arithmetic). A program that keeps floats can hardly be nearer to the exact result. Choices
 * that roundings turn, of the larger of two values say, count as moves.
 */
final class Sensitivity {
  private static final double ROUNDING = 0x1p-24;
  private static final int DRAWS = 16;
  private static final long SEED = 24;

  private final ReferenceResult exact;
  private final Function<DoubleUnaryOperator, ReferenceResult> reference;
  private final List<ReferenceResult> rounded = new ArrayList<>();

  /** Of a result, and how to have it again with another memory. */
  Sensitivity(ReferenceResult exact, Function<DoubleUnaryOperator, ReferenceResult> reference) {
    this.exact = exact;
    this.reference = reference;
  }

  /** The result without roundings. */
  ReferenceResult exact() {
    return exact;
  }

  /** The largest move of an element of this tensor in some draws of all roundings. */
  double of(Function<ReferenceResult, double[]> tensor) {
    Random random = new Random(SEED);
    while (rounded.size() < DRAWS) {
      rounded.add(reference.apply(x -> x * (1 + ROUNDING * random.nextDouble(-1, 1))));
    }
    double[] expected = tensor.apply(exact);
    return rounded.stream()
        .mapToDouble(r -> Doubles.difference(expected, tensor.apply(r)))
        .max()
        .orElseThrow();
  }
}
