package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window2d;

/**
 * Sizes of one convolution; a dense layer is the one whose window covers its whole input. Printed
 * as a constant of the generated class.
 */
public record ConvolutionGeometry(Shape in, int filters, Window2d window, int groups) {

  /** Output places a sample. */
  public int outputPixels() {
    return window.rows().output(in.height()) * window.columns().output(in.width());
  }

  /** Weights that one output element sums over. */
  public long fanIn() {
    return (long) in.channels() / groups * window.rows().size() * window.columns().size();
  }

  /** Multiply-adds of one sample forward. */
  public long multiplyAdds() {
    return fanIn() * filters * outputPixels();
  }
}
