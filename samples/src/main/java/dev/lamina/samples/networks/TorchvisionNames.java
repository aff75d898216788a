package dev.lamina.samples.networks;

import dev.lamina.runtime.weights.WeightNames;

/**
 * What the weights that torchvision publishes are called in the networks of this package, once they
 * are written as safetensors.
 *
 * <pre>{@code
 * ResNet50Model model = ResNet50Model.create(42);
 * model.restore(Path.of("resnet50.safetensors"), TorchvisionNames.RESNET);
 * }</pre>
 */
public final class TorchvisionNames {
  /** For {@code resnet18} to {@code resnet152}; counters of batches are not read. */
  public static final WeightNames RESNET =
      WeightNames.same()
          .ignore(".*\\.num_batches_tracked")
          .rename("conv1\\.weight", "stem.weight")
          .rename("bn1\\.(.*)", "stem.batchNorm.$1")
          .rename("(layer.*)\\.bn(\\d)\\.(.*)", "$1.conv$2.batchNorm.$3")
          .rename("(layer.*)\\.downsample\\.0\\.weight", "$1.shortcut.weight")
          .rename("(layer.*)\\.downsample\\.1\\.(.*)", "$1.shortcut.batchNorm.$2");

  /** For {@code alexnet}, which is {@link AlexNetOneTower} here. */
  public static final WeightNames ALEXNET =
      WeightNames.same()
          .rename("features\\.0\\.(.*)", "conv1.$1")
          .rename("features\\.3\\.(.*)", "conv2.$1")
          .rename("features\\.6\\.(.*)", "conv3.$1")
          .rename("features\\.8\\.(.*)", "conv4.$1")
          .rename("features\\.10\\.(.*)", "conv5.$1")
          .rename("classifier\\.1\\.(.*)", "fc6.$1")
          .rename("classifier\\.4\\.(.*)", "fc7.$1")
          .rename("classifier\\.6\\.(.*)", "fc8.$1");

  private TorchvisionNames() {}
}
