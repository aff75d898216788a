package dev.lamina.samples.cifar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.TensorSource;
import dev.lamina.runtime.weights.WeightsException;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.networks.CifarNames;
import dev.lamina.samples.networks.ResNet20Model;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with the names and shapes of pytorch_resnet_cifar10's resnet20, in its order. */
final class ClassifyCifarTest {
  private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");

  @TempDir private Path directory;

  private final Random random = new Random(1);

  @Test
  void tensorsFindTheirPlaceByName() throws IOException {
    List<TensorSource> tensors = resnet20();
    assertEquals(97, tensors.size());
    ResNet20Model model = ResNet20Model.create(1);
    model.restore(save(tensors), CifarNames.RESNET);
    assertEquals(97, model.parameters().size());
    assertValue(model, "stem.weight", tensors, "conv1.weight");
    assertValue(model, "stem.batchNorm.running_var", tensors, "bn1.running_var");
    assertValue(model, "layer1.2.conv1.weight", tensors, "layer1.2.conv1.weight");
    assertValue(model, "layer3.0.conv2.batchNorm.bias", tensors, "layer3.0.bn2.bias");
    assertValue(model, "linear.weight", tensors, "linear.weight");
  }

  @Test
  void namesOfANetworkOnSeveralDevicesAreTheSame() throws IOException {
    List<TensorSource> tensors = resnet20();
    List<TensorSource> parallel = new ArrayList<>();
    tensors.forEach(
        t -> parallel.add(new TensorSource("module." + t.name(), t.shape(), t.elements())));
    parallel.add(tensor("module.bn1.num_batches_tracked", 0));
    ResNet20Model model = ResNet20Model.create(1);
    model.restore(save(parallel), CifarNames.RESNET);
    assertValue(model, "stem.weight", tensors, "conv1.weight");
    assertValue(model, "linear.bias", tensors, "linear.bias");
  }

  @Test
  void namesAllThatIsMissingTooManyOrOfAnotherShape() throws IOException {
    List<TensorSource> tensors = resnet20();
    tensors.removeIf(t -> t.name().equals("layer2.1.bn2.running_mean"));
    tensors.replaceAll(t -> t.name().equals("linear.bias") ? tensor("linear.bias", 1, 100) : t);
    tensors.add(tensor("layer4.0.conv1.weight", 1, 2));
    StringWriter errors = new StringWriter();
    Path file = save(tensors);
    int exitCode = run(new StringWriter(), errors, "--weights=" + file, "--pictures=none");
    assertEquals(2, exitCode);
    String sentences =
        """
        FILE: these weights do not fit the network (97 parameters, 97 tensors in the file); 3 differences:
          missing: layer2.1.conv2.batchNorm.running_mean[32]
          linear.bias: the network has [10], the file [100]
          not in the network: layer4.0.conv1.weight F32[2]\
        """;
    assertEquals(sentences, errors.toString().strip().replace(file.toString(), "FILE"));
    ResNet20Model model = ResNet20Model.create(1);
    assertThrows(WeightsException.class, () -> model.restore(file, CifarNames.RESNET));
  }

  @Test
  void logitsAreThoseOfTheNetworkAndOneThatDiffersIsFound() throws IOException {
    Path weights = save(resnet20());
    Path zip = pictures(List.of("j"));
    StringWriter console = new StringWriter();
    assertEquals(0, run(console, console, "--weights=" + weights, "--pictures=" + zip));
    List<String> lines = console.toString().lines().filter(l -> l.contains("\t")).toList();
    assertEquals(11, lines.size());
    String[] cells = lines.get(3).split("\t");
    assertEquals("test/c/0.png", cells[0]);
    assertEquals("2", cells[1]);
    assertLogits(weights, cells);

    assertEquals(0, compare(weights, zip, lines, console));
    lines = new ArrayList<>(lines);
    float logit = Float.parseFloat(cells[7]);
    cells[7] = Float.toString(logit + 0.25f);
    lines.set(3, String.join("\t", cells));
    assertEquals(1, compare(weights, zip, lines, console));
    assertTrue(console.toString().contains("largest difference of a logit: 2.5e-01"));
  }

  @Test
  void refusesPicturesOfOtherClasses() throws IOException {
    StringWriter errors = new StringWriter();
    Path zip = pictures(List.of());
    Path weights = save(resnet20());
    assertEquals(2, run(errors, errors, "--weights=" + weights, "--pictures=" + zip));
    String sentence =
        ": expected folders for 10 classes, but there are 9: a, b, c, d, e, f, g, h, i";
    assertEquals(zip + sentence, errors.toString().strip());
  }

  private int compare(Path weights, Path zip, List<String> lines, StringWriter console)
      throws IOException {
    Path expected = directory.resolve("expected.tsv");
    Files.write(expected, lines);
    return run(
        console, console, "--weights=" + weights, "--pictures=" + zip, "--expected=" + expected);
  }

  private static int run(StringWriter console, StringWriter errors, String... options) {
    return SampleCommand.of(new ClassifyCifar())
        .setOut(new PrintWriter(console))
        .setErr(new PrintWriter(errors))
        .execute(options);
  }

  /** All pixels of class c are (10 c, 20 c, 255). */
  private static void assertLogits(Path weights, String... cells) throws IOException {
    ResNet20Model model = ResNet20Model.create(1);
    model.restore(weights, CifarNames.RESNET);
    float[] image = new float[3 * 32 * 32];
    Arrays.fill(image, 0, 1024, (20 / 255f - 0.485f) / 0.229f);
    Arrays.fill(image, 1024, 2048, (40 / 255f - 0.456f) / 0.224f);
    Arrays.fill(image, 2048, 3072, (1 - 0.406f) / 0.225f);
    float[] probabilities = model.predict(image);
    for (int c = 1; c < 10; c++) {
      double apart = Double.parseDouble(cells[3 + c]) - Double.parseDouble(cells[3]);
      assertEquals(Math.log(probabilities[c] / probabilities[0]), apart, 1e-4);
    }
  }

  /** A zip file with a picture for each class. */
  private Path pictures(List<String> more) throws IOException {
    Path file = directory.resolve("pictures.zip");
    List<String> classes = new ArrayList<>(CLASSES);
    classes.addAll(more);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int c = 0; c < classes.size(); c++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 1024; pixel++) {
          image.setRGB(pixel % 32, pixel / 32, ((10 * c) << 16) | ((20 * c) << 8) | 255);
        }
        zip.putNextEntry(new ZipEntry("test/" + classes.get(c) + "/0.png"));
        ImageIO.write(image, "png", zip);
      }
    }
    return file;
  }

  private Path save(List<TensorSource> tensors) throws IOException {
    Path file = directory.resolve("resnet20.safetensors");
    SafeTensors.save(tensors, file, Map.of());
    return file;
  }

  private static void assertValue(
      ResNet20Model model, String ours, List<TensorSource> tensors, String theirs) {
    TensorSource tensor =
        tensors.stream().filter(t -> t.name().equals(theirs)).findFirst().orElseThrow();
    assertArrayEquals(tensor.elements().get(), model.parameters().get(ours).values(), ours);
  }

  private List<TensorSource> resnet20() {
    List<TensorSource> tensors = new ArrayList<>();
    tensors.add(tensor("conv1.weight", 0.2f, 16, 3, 3, 3));
    norm(tensors, "bn1", 16);
    int in = 16;
    for (int layer = 0; layer < 3; layer++) {
      int width = 16 << layer;
      for (int block = 0; block < 3; block++) {
        String name = "layer%d.%d.".formatted(layer + 1, block);
        tensors.add(tensor(name + "conv1.weight", 0.1f, width, in, 3, 3));
        norm(tensors, name + "bn1", width);
        tensors.add(tensor(name + "conv2.weight", 0.1f, width, width, 3, 3));
        norm(tensors, name + "bn2", width);
        in = width;
      }
    }
    tensors.add(tensor("linear.weight", 0.1f, 10, 64));
    tensors.add(tensor("linear.bias", 0.1f, 10));
    return tensors;
  }

  private void norm(List<TensorSource> tensors, String name, int channels) {
    tensors.add(tensor(name + ".weight", 0.5f, channels));
    tensors.add(tensor(name + ".bias", 0.1f, channels));
    tensors.add(tensor(name + ".running_mean", 0.1f, channels));
    tensors.add(tensor(name + ".running_var", 0.5f, channels));
  }

  /** A tensor of random numbers of this size; variances are positive. */
  private TensorSource tensor(String name, float size, int... shape) {
    float[] elements = new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < elements.length; i++) {
      float number = size * (float) random.nextGaussian();
      elements[i] = name.endsWith("var") ? 1 + Math.abs(number) : number;
    }
    return new TensorSource(name, shape, () -> elements);
  }
}
