package dev.lamina.samples.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.TensorSource;
import dev.lamina.runtime.weights.WeightNames;
import dev.lamina.runtime.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the names and shapes of torchvision's, in its order. */
final class TorchvisionNamesTest {
  @TempDir private Path directory;

  @Test
  void resnet50() throws IOException {
    Model model = ResNet50Model.create(1);
    List<TensorSource> tensors = resNet50();
    // 161 that are trained, and for each of 53 normalisations two statistics and a counter.
    assertEquals(161 + 53 * 3, tensors.size());
    assertLoads(model, tensors, TorchvisionNames.RESNET, 53);
    assertValue(model, "stem.weight", tensors, "conv1.weight");
    assertValue(model, "layer1.0.shortcut.weight", tensors, "layer1.0.downsample.0.weight");
    assertValue(model, "layer3.5.conv3.batchNorm.running_var", tensors, "layer3.5.bn3.running_var");
    assertValue(model, "layer4.0.shortcut.batchNorm.bias", tensors, "layer4.0.downsample.1.bias");
    assertValue(model, "fc.bias", tensors, "fc.bias");
  }

  @Test
  void alexnet() throws IOException {
    Model model = AlexNetOneTowerModel.create(1);
    List<TensorSource> tensors = alexNet();
    assertLoads(model, tensors, TorchvisionNames.ALEXNET, 0);
    assertValue(model, "conv5.weight", tensors, "features.10.weight");
    assertValue(model, "fc6.bias", tensors, "classifier.1.bias");
    assertValue(model, "fc8.weight", tensors, "classifier.6.weight");
  }

  @Test
  void namesAllThatIsMissingTooManyOrOfAnotherShape() throws IOException {
    List<TensorSource> tensors = new ArrayList<>(resNet50());
    tensors.removeIf(t -> t.name().equals("layer2.3.bn2.weight"));
    add(tensors, "head.weight", 3);
    tensors.replaceAll(t -> t.name().equals("fc.weight") ? constant("fc.weight", 5, 10) : t);
    Path file = directory.resolve("broken.safetensors");
    SafeTensors.save(tensors, file, Map.of());
    Model model = ResNet50Model.create(1);
    WeightsException e =
        assertThrows(WeightsException.class, () -> model.restore(file, TorchvisionNames.RESNET));
    assertEquals(
        """
        FILE: these weights do not fit the network (267 parameters, 320 tensors in the file); 3 differences:
          missing: layer2.3.conv2.batchNorm.weight[128]
          fc.weight: the network has [1000, 2048], the file [10]
          not in the network: head.weight F32[3]\
        """,
        e.getMessage().replace(file.toString(), "FILE"));
  }

  private void assertLoads(
      Model model, List<TensorSource> tensors, WeightNames names, int notParameters)
      throws IOException {
    Path file = directory.resolve("torchvision.safetensors");
    SafeTensors.save(tensors, file, Map.of());
    model.restore(file, names);
    assertEquals(model.parameters().size(), tensors.size() - notParameters);
    Files.delete(file);
  }

  private static void assertValue(
      Model model, String ours, List<TensorSource> tensors, String theirs) {
    TensorSource tensor =
        tensors.stream().filter(t -> t.name().equals(theirs)).findFirst().orElseThrow();
    assertArrayEquals(tensor.elements().get(), model.parameters().get(ours).values(), ours);
  }

  private static List<TensorSource> resNet50() {
    List<TensorSource> tensors = new ArrayList<>();
    add(tensors, "conv1.weight", 64, 3, 7, 7);
    norm(tensors, "bn1", 64);
    int in = 64;
    int[] blocks = {3, 4, 6, 3};
    for (int layer = 0; layer < 4; layer++) {
      int width = 64 << layer;
      for (int block = 0; block < blocks[layer]; block++) {
        bottleneck(tensors, "layer%d.%d".formatted(layer + 1, block), in, width);
        in = 4 * width;
      }
    }
    add(tensors, "fc.weight", 1000, 2048);
    add(tensors, "fc.bias", 1000);
    return tensors;
  }

  private static void bottleneck(List<TensorSource> tensors, String name, int in, int width) {
    add(tensors, name + ".conv1.weight", width, in, 1, 1);
    norm(tensors, name + ".bn1", width);
    add(tensors, name + ".conv2.weight", width, width, 3, 3);
    norm(tensors, name + ".bn2", width);
    add(tensors, name + ".conv3.weight", 4 * width, width, 1, 1);
    norm(tensors, name + ".bn3", 4 * width);
    if (in != 4 * width) {
      add(tensors, name + ".downsample.0.weight", 4 * width, in, 1, 1);
      norm(tensors, name + ".downsample.1", 4 * width);
    }
  }

  private static void norm(List<TensorSource> tensors, String name, int channels) {
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      add(tensors, name + "." + part, channels);
    }
    add(tensors, name + ".num_batches_tracked");
  }

  private static List<TensorSource> alexNet() {
    List<TensorSource> tensors = new ArrayList<>();
    layer(tensors, "features.0", 64, 3, 11, 11);
    layer(tensors, "features.3", 192, 64, 5, 5);
    layer(tensors, "features.6", 384, 192, 3, 3);
    layer(tensors, "features.8", 256, 384, 3, 3);
    layer(tensors, "features.10", 256, 256, 3, 3);
    layer(tensors, "classifier.1", 4096, 9216);
    layer(tensors, "classifier.4", 4096, 4096);
    layer(tensors, "classifier.6", 1000, 4096);
    return tensors;
  }

  private static void layer(List<TensorSource> tensors, String name, int... shape) {
    add(tensors, name + ".weight", shape);
    add(tensors, name + ".bias", shape[0]);
  }

  private static void add(List<TensorSource> tensors, String name, int... shape) {
    tensors.add(constant(name, tensors.size() + 1, shape));
  }

  /** All elements of a tensor are its number, so that none can be taken for another. */
  private static TensorSource constant(String name, float value, int... shape) {
    int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    return new TensorSource(
        name,
        shape,
        () -> {
          float[] elements = new float[size];
          Arrays.fill(elements, value);
          return elements;
        });
  }
}
