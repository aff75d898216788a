package dev.lamina.benchmarks;

import dev.lamina.pytorch.Samples;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.samples.lenet.LeNets;
import dev.lamina.samples.networks.SampleNetworks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Networks by name, with what both sides need of them. */
final class Networks {
  /** Steps of a sequence. */
  static final int STEPS = 64;

  /** Where the sources of the samples are, seen from the project's root. */
  private static final Path SOURCES = Path.of("samples/src/main/java/dev/lamina/samples");

  private static final String RELU = "self.relu(";
  private static final String RELU_IN_PLACE = "self.relu_(";
  private static final String IN_PLACE =
      """
      def relu_(self, x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
          if "decided" in w:
              return self.relu(x, w, name)
          return torch.relu_(x)
      """;

  private static final float MOMENTUM = 0.1f;

  private Networks() {}

  /** A model with random weights. */
  static Model create(String network) {
    return switch (network) {
      case "LeNet5" -> LeNets.create();
      case "CharLstm" -> CharLstmModel.create(1);
      case "CharGru" -> CharGruModel.create(1);
      default -> SampleNetworks.create(network);
    };
  }

  /** A model with the weights of a file, for the networks whose start is measured. */
  static Model load(String network, Path weights) throws IOException {
    return switch (network) {
      case "LeNet5" -> LeNets.load(weights);
      case "ResNet18" -> SampleNetworks.loadResNet18(weights);
      default -> throw new IllegalArgumentException("no start of " + network);
    };
  }

  /** The source of a network of the samples. */
  static Path source(String network) {
    String folder = network.equals("LeNet5") ? "lenet" : "networks";
    return SOURCES.resolve(folder).resolve(network + ".java");
  }

  /** The network in PyTorch; dropouts are PyTorch's own. */
  static TorchScript code(String network, int batch) {
    TorchScript code = inPlace(TorchScript.read(network));
    return switch (network) {
      case "AlexNet" ->
          code.after(mask("fc6Mask", batch, 4096, 0.5) + mask("fc7Mask", batch, 4096, 0.5));
      case "GoogLeNet" ->
          code.after(
              mask("auxiliary1Mask", batch, 1024, 0.7)
                  + mask("auxiliary2Mask", batch, 1024, 0.7)
                  + mask("averageMask", batch, 1024, 0.4));
      default -> code;
    };
  }

  // As in torchvision's networks; not where PyTorch decides as the model has.
  private static TorchScript inPlace(TorchScript code) {
    if (!code.decides()) {
      return code;
    }
    String functions = code.functions().replace(RELU, RELU_IN_PLACE) + IN_PLACE;
    return new TorchScript(functions, code.body().replace(RELU, RELU_IN_PLACE));
  }

  private static String mask(String name, int batch, int size, double rate) {
    return "%s = torch.dropout(torch.ones([%d, %d]), %s, self.training)\n"
        .formatted(name, batch, size, rate);
  }

  /** Random samples, the same each time. */
  static Batch batch(Model model, int size) {
    Batch batch = model.newBatch(size);
    batch.size(size);
    for (InputPort input : model.inputs()) {
      for (int n = 0; n < size && input.isSequence(); n++) {
        batch.length(input.sequence(), n, STEPS);
      }
    }
    Samples.draw(model, batch, new Random(1));
    return batch;
  }

  /**
   * Lets batch normalisations have the statistics of a batch: with those of a new model values
   * would grow from layer to layer.
   */
  static void settle(Model model) {
    if (model.parameters().stream().anyMatch(p -> !p.trained())) {
      float[][] before = model.parameters().stream().map(Parameter::values).toArray(float[][]::new);
      model.lossAndGradients(batch(model, 2));
      int i = 0;
      for (Parameter parameter : model.parameters()) {
        settle(parameter, before[i++]);
      }
    }
  }

  // The step has left (1 - momentum) * before + momentum * statistics.
  private static void settle(Parameter parameter, float... before) {
    if (!parameter.trained()) {
      float[] values = parameter.values();
      for (int i = 0; i < values.length; i++) {
        values[i] = before[i] + (values[i] - before[i]) / MOMENTUM;
      }
      parameter.set(values);
    }
  }
}
