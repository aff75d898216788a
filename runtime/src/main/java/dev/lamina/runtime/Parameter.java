package dev.lamina.runtime;

import dev.lamina.runtime.kernel.StoredLayout;
import java.util.Arrays;

/**
 * One tensor of a network: a weight or a bias, which gradients move, or a statistic of the values
 * seen in training.
 *
 * <p>Values are seen in PyTorch's order, (O, I, H, W) for a convolution and (O, I) for a dense
 * layer, whatever order the kernels keep them in; every array handed out or taken is a copy.
 */
public final class Parameter {
  private final String name;
  private final int[] shape;
  private final Role role;
  private final StoredLayout layout;
  private final int at;
  private final Parameters store;
  private boolean frozen;

  /** What a parameter is used as. */
  public enum Role {
    WEIGHT,
    BIAS,
    /**
     * Kept by a layer itself while it is trained, such as the mean that a batch norm predicts with.
     */
    STATISTIC
  }

  Parameter(Parameters store, String name, int[] shape, Role role, StoredLayout layout, int at) {
    this.store = store;
    this.name = name;
    this.shape = shape.clone();
    this.role = role;
    this.layout = layout;
    this.at = at;
  }

  /** Path of the field and the parameter's own name: {@code c1.weight}. */
  public String name() {
    return name;
  }

  /** Sizes, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** Whether it is a weight, a bias or a statistic. */
  public Role role() {
    return role;
  }

  /** Whether optimizers move it: it is no statistic and not {@link #frozen()}. */
  public boolean trained() {
    return role != Role.STATISTIC && !frozen;
  }

  /** Whether training leaves its values as they are; see {@link Parameters#freeze}. */
  public boolean frozen() {
    return frozen;
  }

  void freeze(boolean freeze) {
    frozen = freeze;
  }

  /** Number of elements. */
  public int size() {
    return layout.elements();
  }

  /** A copy of the values in PyTorch's order. */
  public float[] values() {
    return from(store.store());
  }

  /** A copy of the gradients of the last backward pass, in PyTorch's order. */
  public float[] gradients() {
    return from(store.gradients());
  }

  /**
   * A copy, in PyTorch's order, of what belongs to this parameter in an array that is laid out as
   * {@link Parameters#values()} is: an optimiser's moments, say.
   */
  public float[] from(float[] array) {
    float[] copy = new float[size()];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = array[at + layout.offset(i)];
    }
    return copy;
  }

  /**
   * Replaces the values.
   *
   * @throws IllegalArgumentException when the number of values is not {@link #size()}
   */
  public void set(float[] values) {
    into(store.values(), values);
  }

  /**
   * Replaces what belongs to this parameter in an array that is laid out as {@link
   * Parameters#values()} is.
   *
   * @throws IllegalArgumentException when the number of values is not {@link #size()}
   */
  public void into(float[] array, float[] values) {
    if (values.length != size()) {
      throw new IllegalArgumentException(
          "%s has shape %s and takes %s values, but %s were given"
              .formatted(name, Arrays.toString(shape), size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      array[at + layout.offset(i)] = values[i];
    }
  }

  /** Where the parameter starts in {@link Parameters#values()}. */
  public int storeOffset() {
    return at;
  }

  /** Floats the parameter takes in {@link Parameters#values()}, zero padding included. */
  public int storeSize() {
    return layout.size();
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
