package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * PyTorch in double precision, and how far a model is from it, tensor by tensor.
 *
 * <p>The difference of each tensor must be within {@link #TOLERANCE} of it, largest element of
 * largest element. In a deep network with ReLUs or maximum pools that is not to be had, for PyTorch
 * in single precision neither: among millions of values some are so near zero that rounding decides
 * whether they pass, and their gradients with them. For such a network PyTorch runs a second time,
 * with noise on inputs and weights. Where the noise moves a tensor further, a model may be {@link
 * #SENSITIVE} times as far away, in the root of the sum of squares, which single elements do not
 * rule.
 */
final class TorchPair implements AutoCloseable {
  private static final double TOLERANCE = 1e-4;

  private static final double SENSITIVE = 3;
  private static final int SHOWN = 6;

  private final TorchNetwork exact;
  private final Optional<TorchNetwork> noisy;
  private final List<String> found = new ArrayList<>();

  /** The network that the code describes, with the weights of a model. */
  TorchPair(Model model, TorchScript code, List<String> fields, Masks masks, double noise)
      throws IOException {
    exact = new TorchNetwork(model, code, fields, masks, 0);
    noisy =
        noise > 0
            ? Optional.of(new TorchNetwork(model, code, fields, masks, noise))
            : Optional.empty();
  }

  /** Does something with PyTorch, without and with noise. */
  void both(Consumer<TorchNetwork> action) {
    action.accept(exact);
    noisy.ifPresent(action);
  }

  /** Compares a tensor of PyTorch with what the model has in its place. */
  void compare(String what, Function<TorchNetwork, NDArray> tensor, float... actual) {
    NDArray expected = tensor.apply(exact);
    assertEquals(expected.size(), actual.length, () -> "elements of " + what);
    double sensitivity = noisy.map(n -> error(expected, tensor.apply(n))).orElse(0.0);
    try (NDManager ours = expected.getManager().newSubManager()) {
      NDArray lamina = ours.create(actual, expected.getShape()).toType(DataType.FLOAT64, false);
      double error = error(expected, lamina);
      if (!(error
          <= Math.max(TOLERANCE, SENSITIVE * sensitivity))) { // also where it is not a number
        found.add(
            "%s differs by %.2g of its size%n  PyTorch %s%n  Lamina  %s"
                .formatted(what, error, first(expected), first(lamina)));
      }
    }
  }

  private double error(NDArray exact, NDArray actual) {
    try (NDArray difference = exact.sub(actual)) {
      double error = size(difference);
      return error == 0 ? 0 : error / size(exact);
    }
  }

  private double size(NDArray tensor) {
    return noisy.isPresent() ? norm(tensor) : largest(tensor);
  }

  private static double norm(NDArray tensor) {
    try (NDArray squares = tensor.square();
        NDArray sum = squares.sum()) {
      return Math.sqrt(sum.getDouble());
    }
  }

  private static double largest(NDArray tensor) {
    try (NDArray sizes = tensor.abs();
        NDArray largest = sizes.max()) {
      return largest.getDouble();
    }
  }

  private static String first(NDArray tensor) {
    try (NDArray flat = tensor.flatten();
        NDArray first = flat.get(new NDIndex(":" + SHOWN))) {
      return Arrays.stream(first.toDoubleArray())
          .mapToObj("%.7g"::formatted)
          .collect(Collectors.joining(" ", "", " of " + tensor.size()));
    }
  }

  /** Fails with everything that was too far away. */
  void assertSame() {
    assertTrue(found.isEmpty(), () -> String.join("\n", found));
  }

  @Override
  public void close() {
    exact.close();
    noisy.ifPresent(TorchNetwork::close);
  }
}
