package dev.lamina.samples.networks;

import dev.lamina.runtime.weights.WeightNames;

/**
 * What the weights that Yerlan Idelbayev trained on CIFAR-10 and publishes as {@code
 * pytorch_resnet_cifar10} are called in the networks of this package, once they are written as
 * safetensors.
 *
 * <pre>{@code
 * ResNet20Model model = ResNet20Model.create(42);
 * model.restore(Path.of("resnet20.safetensors"), CifarNames.RESNET);
 * }</pre>
 */
public final class CifarNames {
  /**
   * For {@code resnet20} and {@code resnet56}, with or without the {@code module.} that PyTorch
   * puts before names of a network on several devices; counters of batches are not read.
   */
  public static final WeightNames RESNET =
      WeightNames.same()
          .ignore(".*\\.num_batches_tracked")
          .rename("(?:module\\.)?conv1\\.weight", "stem.weight")
          .rename("(?:module\\.)?bn1\\.(.*)", "stem.batchNorm.$1")
          .rename("(?:module\\.)?(layer.*)\\.bn(\\d)\\.(.*)", "$1.conv$2.batchNorm.$3")
          .rename("module\\.(.*)", "$1");

  private CifarNames() {}
}
