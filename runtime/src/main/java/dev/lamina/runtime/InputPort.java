package dev.lamina.runtime;

import java.util.List;

/**
 * An input of a network.
 *
 * @param name its field
 * @param shape of one sample, or of one step where it is a sequence: (C, H, W) or (D)
 * @param sequence number of the sequence in its network, -1 where it is none
 * @param vocabulary ids there are where it takes ids instead of values, else 0
 */
public record InputPort(String name, List<Integer> shape, int sequence, int vocabulary) {
  /** A copy of the shape is kept. */
  public InputPort {
    shape = List.copyOf(shape);
  }

  /** An input of values without a sequence. */
  public InputPort(String name, List<Integer> shape) {
    this(name, shape, NetworkSpec.SAMPLES, 0);
  }

  /** Whether it has a value for each step of a sequence. */
  public boolean isSequence() {
    return sequence >= 0;
  }

  /** Whether it takes ids instead of values. */
  public boolean takesTokens() {
    return vocabulary > 0;
  }

  /** Floats a sample, or a step. */
  public int size() {
    int size = 1; // no stream: steps ask, and steps allocate nothing
    for (int i = 0; i < shape.size(); i++) {
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }
}
