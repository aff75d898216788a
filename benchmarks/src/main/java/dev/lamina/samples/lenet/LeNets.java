package dev.lamina.samples.lenet;

import dev.lamina.runtime.Model;
import java.io.IOException;
import java.nio.file.Path;

/** LeNet-5, whose class is not public. */
public final class LeNets {
  private LeNets() {}

  /** A model with random weights. */
  public static Model create() {
    return LeNet5Model.create(1);
  }

  /** A model with the weights of a file. */
  public static Model load(Path weights) throws IOException {
    return LeNet5Model.load(weights);
  }
}
