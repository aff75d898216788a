package dev.lamina.samples.networks;

import dev.lamina.runtime.Model;
import java.io.IOException;
import java.nio.file.Path;

/** The networks of this package, by name: their classes are not public. */
public final class SampleNetworks {
  private static final long SEED = 1;

  private SampleNetworks() {}

  /** A model with random weights. */
  public static Model create(String network) {
    return switch (network) {
      case "AlexNet" -> AlexNetModel.create(SEED);
      case "GoogLeNet" -> GoogLeNetModel.create(SEED);
      case "MobileNet" -> MobileNetModel.create(SEED);
      case "ResNet18" -> ResNet18Model.create(SEED);
      case "ResNet20" -> ResNet20Model.create(SEED);
      case "ResNet34" -> ResNet34Model.create(SEED);
      case "ResNet50" -> ResNet50Model.create(SEED);
      case "ResNet101" -> ResNet101Model.create(SEED);
      case "ResNet152" -> ResNet152Model.create(SEED);
      default -> throw new IllegalArgumentException("no network " + network);
    };
  }

  /** A ResNet-18 with the weights of a file. */
  public static Model loadResNet18(Path weights) throws IOException {
    return ResNet18Model.load(weights);
  }
}
