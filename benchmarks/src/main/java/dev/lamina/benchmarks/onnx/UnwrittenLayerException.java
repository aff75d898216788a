package dev.lamina.benchmarks.onnx;

/** A layer cannot be written as ONNX; the message names it, and says what there is no node for. */
public final class UnwrittenLayerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** For what there is no node. */
  UnwrittenLayerException(String missing) {
    super(missing);
  }

  /** The layer for which the node is missing. */
  UnwrittenLayerException(String layer, UnwrittenLayerException missing) {
    super(
        layer + " cannot be written as ONNX, which lacks " + missing.getMessage() + " here",
        missing);
  }
}
