package dev.lamina.processor.plan;

import java.util.Optional;

/**
 * A convolution's sizes together with its trained tensors, or with one of several equal parts of
 * them: a recurrent cell keeps the filters of all its gates in one tensor.
 *
 * @param name name of the layer's value, which names the constants in generated code
 * @param weight name of the weight tensor
 * @param bias name of the bias tensor, if it has one
 * @param part number of the part, counted from 0
 * @param parts how many there are
 */
public record Weights(
    String name,
    ConvolutionGeometry geometry,
    String weight,
    Optional<String> bias,
    int part,
    int parts) {

  /** Weights that are the whole of their tensors. */
  public Weights(String name, ConvolutionGeometry geometry, String weight, Optional<String> bias) {
    this(name, geometry, weight, bias, 0, 1);
  }

  /** What constants in generated code are named after. */
  public String stem() {
    if (parts > 1) {
      return weight + "." + part;
    }
    String end = ".weight";
    return weight.endsWith(end) ? weight.substring(0, weight.length() - end.length()) : weight;
  }

  // Unique in a plan, and quick: weights are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
