package dev.lamina.benchmarks;

import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures whole processes. */
final class Starts {
  private Starts() {}

  /** From the start of the JVM to the first prediction, with weights from a file. */
  static Start firstPrediction(String network, int times) throws IOException {
    Path folder = Files.createTempDirectory("start");
    Path weights = folder.resolve("weights.safetensors");
    Path code = folder.resolve("code.pt");
    Model model = Networks.create(network);
    model.save(weights);
    InputPort input = model.inputs().getFirst();
    String output = model.outputs().getFirst().name();
    List<String> arguments = List.of(input.name(), output + "_labels");
    Files.write(code, Networks.code(network, 1).file(arguments, List.of(output)));
    String channels = input.shape().get(0).toString();
    String size = input.shape().get(1).toString();
    return new Start(
        name(network),
        Child.Times.of(times, FirstPrediction.class, network, weights.toString()),
        Child.Times.of(
            times,
            TorchFirstPrediction.class,
            code.toString(),
            weights.toString(),
            channels,
            size));
  }

  /** Name of such a measurement. */
  static String name(String network) {
    return "start to first prediction of " + network;
  }
}
