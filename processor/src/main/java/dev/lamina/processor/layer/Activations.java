package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.source.Source;
import java.util.Optional;

/** The layers that an activation stands for where it is named and not annotated. */
final class Activations {
  private static final double LEAKY_SLOPE = 0.01;

  private Activations() {}

  /** The layer with its usual attributes; none for NONE. */
  static Optional<Layer> of(dev.lamina.dsl.Activation activation, Source source) {
    return switch (activation) {
      case NONE -> Optional.empty();
      case RELU -> Optional.of(new Relu(source));
      case LEAKY_RELU -> Optional.of(new LeakyRelu(source, LEAKY_SLOPE));
      case ELU -> Optional.of(new Elu(source, 1));
      case GELU -> Optional.of(new Gelu(source));
      case SILU -> Optional.of(new Silu(source));
      case SIGMOID -> Optional.of(new Sigmoid(source));
      case TANH -> Optional.of(new Tanh(source));
      case HARD_SIGMOID -> Optional.of(new HardSigmoid(source));
      case SOFTPLUS -> Optional.of(new Softplus(source));
    };
  }
}
