package dev.lamina.samples.lenet;

import dev.lamina.runtime.Model;

/** LeNet-5, whose class is not public. */
public final class LeNets {
  private LeNets() {}

  /** A model with random weights. */
  public static Model create() {
    return LeNet5Model.create(1);
  }
}
