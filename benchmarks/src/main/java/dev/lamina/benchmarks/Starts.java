package dev.lamina.benchmarks;

import dev.lamina.benchmarks.Child.Times;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whole processes: from the start of the JVM to the first prediction, with weights from a file. */
enum Starts {
  /** Beside PyTorch. */
  DJL("DJL") {
    @Override
    Times peer(String network, Model model, Path weights, int times) throws IOException {
      Path code = weights.resolveSibling("code.pt");
      InputPort input = model.inputs().getFirst();
      String output = model.outputs().getFirst().name();
      List<String> arguments = List.of(input.name(), output + "_labels");
      Files.write(code, Networks.code(network, 1).file(arguments, List.of(output)));
      return Times.of(
          times,
          TorchFirstPrediction.class,
          code.toString(),
          weights.toString(),
          input.shape().get(0).toString(),
          input.shape().get(1).toString());
    }
  },

  /** Beside Deeplearning4j. */
  DL4J(Dl4jNetwork.PEER) {
    @Override
    Times peer(String network, Model model, Path weights, int times) throws IOException {
      File file = weights.resolveSibling("network.zip").toFile();
      Dl4jNetwork.of(network, model, 1).network().save(file);
      List<Integer> shape = model.inputs().getFirst().shape();
      return Times.of(
          times,
          Dl4jFirstPrediction.class,
          file.toString(),
          shape.get(0).toString(),
          shape.get(1).toString());
    }
  };

  private final String peerName;

  Starts(String peerName) {
    this.peerName = peerName;
  }

  abstract Times peer(String network, Model model, Path weights, int times) throws IOException;

  /** Measures both sides. */
  Start firstPrediction(String network, int times) throws IOException {
    Path weights = Files.createTempDirectory("start").resolve("weights.safetensors");
    Model model = Networks.create(network);
    model.save(weights);
    return new Start(
        name(network),
        Times.of(times, FirstPrediction.class, network, weights.toString()),
        peerName,
        peer(network, model, weights, times));
  }

  /** Name of such a measurement. */
  static String name(String network) {
    return "start to first prediction of " + network;
  }
}
