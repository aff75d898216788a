package dev.lamina.runtime;

import java.util.List;

/** An input of a network: its field's name and the shape of one sample, (C, H, W) or (D). */
public record InputPort(String name, List<Integer> shape) {
  /** A copy of the shape is kept. */
  public InputPort {
    shape = List.copyOf(shape);
  }

  /** Floats a sample. */
  public int size() {
    int size = 1; // no stream: steps ask, and steps allocate nothing
    for (int i = 0; i < shape.size(); i++) {
      size = Math.multiplyExact(size, shape.get(i));
    }
    return size;
  }
}
