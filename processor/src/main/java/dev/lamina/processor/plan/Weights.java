package dev.lamina.processor.plan;

import java.util.Optional;

/**
 * A convolution's sizes together with its trained tensors.
 *
 * @param name name of the layer's value, which names the constants in generated code
 * @param weight name of the weight tensor
 * @param bias name of the bias tensor, if it has one
 */
public record Weights(
    String name, ConvolutionGeometry geometry, String weight, Optional<String> bias) {

  // Unique in a plan, and quick: weights are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
