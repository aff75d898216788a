package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * PyTorch in double precision, and how far a model is from it, tensor by tensor.
 *
 * <p>Each tensor must be within {@link #TOLERANCE}. In a deep network with ReLUs or maximum pools
 * that is not to be had, for PyTorch in single precision neither: among millions of values some are
 * so near zero that rounding decides whether they pass, and their gradients with them. For such a
 * network PyTorch runs a second time with noise on its inputs. Where the noise moves a tensor
 * further, a model may be {@link #SENSITIVE} times as far away: rounding may do what noise does.
 */
final class TorchPair implements AutoCloseable {
  /** Largest difference in a tensor, relative to its largest element. */
  private static final double TOLERANCE = 1e-4;

  private static final double SENSITIVE = 3;
  private static final int SHOWN = 6;

  private final TorchNetwork exact;
  private final TorchNetwork noisy;
  private final List<Measured> tensors = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  private record Measured(String what, double error, double sensitivity, String values) {}

  /** The network that the code describes, with the weights of a model. */
  TorchPair(Model model, TorchScript code, List<String> fields, Masks masks, double noise)
      throws IOException {
    exact = new TorchNetwork(model, code, fields, masks, 0);
    noisy = new TorchNetwork(model, code, fields, masks, noise);
  }

  /** Does something with PyTorch, without and with noise. */
  void both(Consumer<TorchNetwork> action) {
    action.accept(exact);
    action.accept(noisy);
  }

  /** Measures a tensor of PyTorch against what the model has in its place. */
  void measure(String what, Function<TorchNetwork, NDArray> tensor, float... actual) {
    double[] expected = tensor.apply(exact).toDoubleArray();
    double[] moved = tensor.apply(noisy).toDoubleArray();
    double[] lamina = new double[actual.length];
    Arrays.setAll(lamina, i -> actual[i]);
    assertEquals(expected.length, lamina.length, () -> "elements of " + what);
    String values = "%n  PyTorch %s%n  Lamina  %s".formatted(first(expected), first(lamina));
    tensors.add(new Measured(what, error(expected, lamina), error(expected, moved), values));
  }

  private static double error(double[] exact, double[] actual) {
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i]));
      difference = Math.max(difference, Math.abs(exact[i] - actual[i]));
    }
    return difference == 0 ? 0 : difference / largest;
  }

  private static String first(double[] values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN, values.length); i++) {
      text.append("%.7g ".formatted(values[i]));
    }
    return text + "of " + values.length;
  }

  /** Judges what was measured since the last time. */
  void judge(String moment) {
    double sensitivity = tensors.stream().mapToDouble(Measured::sensitivity).max().orElse(0);
    double tolerance = Math.max(TOLERANCE, SENSITIVE * sensitivity);
    for (Measured tensor : tensors) {
      if (!(tensor.error() <= tolerance)) { // also where it is not a number
        found.add(
            "%s, %s differs by %.2g of its largest element%s"
                .formatted(moment, tensor.what(), tensor.error(), tensor.values()));
      }
    }
    tensors.clear();
  }

  /** Fails with all that was judged too far away. */
  void assertSame() {
    assertTrue(found.isEmpty(), () -> String.join("\n", found));
  }

  @Override
  public void close() {
    exact.close();
    noisy.close();
  }
}
