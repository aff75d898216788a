package dev.lamina.dsl;

/**
 * A layer of a network: the type of the fields of a {@link Network} class, and in a model the live
 * handle on what that layer holds.
 *
 * <p>In the declared class the fields stay empty; a generated model fills them in. Every array that
 * goes in or out is a copy in PyTorch's order, whatever order the kernels keep: a weight is (O,
 * I/groups, KH, KW) for a convolution and (O, I) for a dense layer, a bias is (O), a value is (C,
 * H, W) or (D).
 *
 * <p>Asking a layer for what it does not have (a pool has no weight, a convolution with {@code bias
 * = false} no bias) throws an {@link IllegalStateException} that says so.
 *
 * <pre>{@code float[] filters = model.c1.weight();}</pre>
 */
public interface Layer {
  /** Name of the field. */
  String name();

  /** Shape of the layer's value for one sample: {C, H, W} or {D}. */
  int[] shape();

  /** The weight. */
  float[] weight();

  /**
   * Replaces the weight.
   *
   * @throws IllegalArgumentException when the number of values differs from the weight's
   */
  void weight(float[] values);

  /** The bias. */
  float[] bias();

  /**
   * Replaces the bias.
   *
   * @throws IllegalArgumentException when the number of values differs from the bias's
   */
  void bias(float[] values);

  /** The weight's gradient from the last backward pass. */
  float[] weightGradient();

  /** The bias's gradient from the last backward pass. */
  float[] biasGradient();

  /**
   * The layer's value in the last forward pass: N samples, one after another.
   *
   * <p>Layers share memory, so a value is gone once no later layer needs it. {@code
   * model.keepOutputs(true)} before the pass keeps all of them.
   *
   * @throws IllegalStateException when outputs were not kept, when nothing has run yet, and for
   *     what serves auxiliary outputs alone
   */
  float[] output();
}
