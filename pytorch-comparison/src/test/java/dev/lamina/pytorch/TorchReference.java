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
import java.util.stream.Collectors;

/**
 * PyTorch in double precision, and how far a model is from it, tensor by tensor.
 *
 * <p>The difference of each tensor must be within {@link #TOLERANCE} of it, largest element of
 * largest element. A decision that PyTorch would have taken otherwise must be one that rounding
 * takes: within {@link #ROUNDING} of where the decision changes.
 */
final class TorchReference implements AutoCloseable {
  private static final double TOLERANCE = 1e-4;

  /** Of the largest value of the layer: what single precision is off there, at most. */
  private static final double ROUNDING = 1e-5;

  private static final int SHOWN = 6;

  private final TorchNetwork network;
  private final List<String> found = new ArrayList<>();

  /** The network that the code describes, with the weights of a model. */
  TorchReference(Model model, TorchScript code, List<String> fields, Masks masks)
      throws IOException {
    network = TorchNetwork.exact(model, code, fields, masks);
  }

  /** PyTorch's network. */
  TorchNetwork network() {
    return network;
  }

  /** Compares a tensor of PyTorch with what the model has in its place. */
  void compare(String what, NDArray expected, float... actual) {
    assertEquals(expected.size(), actual.length, () -> "elements of " + what);
    try (NDManager ours = expected.getManager().newSubManager()) {
      NDArray lamina = ours.create(actual, expected.getShape()).toType(DataType.FLOAT64, false);
      double error = error(expected, lamina);
      if (!(error <= TOLERANCE)) { // also where it is not a number
        found.add(
            "%s differs by %.2g of its size%n  PyTorch %s%n  Lamina  %s"
                .formatted(what, error, first(expected), first(lamina)));
      }
    }
  }

  /** Requires of the decisions of the last step that each is the same or a matter of rounding. */
  void compareDecisions(String moment) {
    for (Otherwise other : network.otherwise()) {
      if (!other.isWithin(ROUNDING)) {
        found.add(
            "%s, %s decides otherwise about %d units, as far as %.2g from where decisions change"
                .formatted(moment, other.place(), other.units(), other.distance()));
      }
    }
  }

  private static double error(NDArray exact, NDArray actual) {
    try (NDArray difference = exact.sub(actual)) {
      double error = largest(difference);
      return error == 0 ? 0 : error / largest(exact);
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
    network.close();
  }
}
