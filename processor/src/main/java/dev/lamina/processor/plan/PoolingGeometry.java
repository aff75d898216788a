package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window2d;

/** Sizes of one pooling layer. Printed as a constant of the generated class. */
public record PoolingGeometry(Kind kind, Shape in, Window2d window) {
  /** What a window is reduced to. */
  public enum Kind {
    MAX,
    AVERAGE
  }

  /** The shape that comes out. */
  public Shape out() {
    return window.output(in.channels(), in);
  }
}
