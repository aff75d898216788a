package dev.lamina.benchmarks;

import dev.lamina.benchmarks.onnx.OnnxFile;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All cases in the order of the table. */
final class Cases {
  private static final String DJL = "DJL";
  private static final List<String> PREDICTED =
      List.of("LeNet5", "ResNet18", "ResNet50", "GoogLeNet", "AlexNet", "MobileNet");
  private static final int[] SMALL_AND_LARGE = {1, 8};

  private final int threads;
  private final List<Case> cases = new ArrayList<>();

  private Cases(int threads) {
    this.threads = threads;
  }

  /** The cases with so many threads; kernels are measured on one alone. */
  static List<Case> all(int threads) {
    Cases all = new Cases(threads);
    if (threads == 1) {
      all.convolutions(ConvolutionShape.RESNET_50);
    }
    all.training();
    all.prediction();
    if (threads == 1) {
      all.convolutions(ConvolutionShape.DEPTHWISE);
      all.scaling();
    }
    return all.cases;
  }

  private void convolutions(List<ConvolutionShape> shapes) {
    for (Direction direction : Direction.values()) {
      for (int size : SMALL_AND_LARGE) {
        shapes.forEach(s -> convolution(direction, s.batch(size)));
      }
    }
  }

  private void convolution(Direction direction, ConvolutionShape shape) {
    add("convolution " + direction + " " + shape, DJL, () -> convolution(shape, direction));
  }

  private static Sides convolution(ConvolutionShape shape, Direction direction) throws IOException {
    ConvolutionNumbers numbers = ConvolutionNumbers.of(shape);
    return new Sides(
        shape.flop(),
        new LaminaConvolution(shape, direction, numbers),
        new TorchConvolution(shape, direction, numbers));
  }

  private void training() {
    training("LeNet5", 64);
    training("LeNet5", 1);
    training("CharLstm", 32);
    training("CharGru", 32);
    generation();
    training("ResNet18", 8);
    training("ResNet50", 8);
    training("ResNet20", 64);
  }

  private void training(String network, int size) {
    String name = "training " + network + " batch " + size;
    add(name, DJL, () -> training(network, size, threads));
    if (threads == 1 && Dl4jNetwork.NAMES.contains(network)) {
      add(name, Dl4jNetwork.PEER, () -> dl4j(network, size));
    }
  }

  private Sides dl4j(String network, int size) {
    Model model = Networks.create(network);
    Batch batch = Networks.batch(model, size);
    return new Sides(
        work(model, size),
        new LaminaTraining(model, batch, batch, threads),
        new Dl4jTraining(network, model, batch, threads));
  }

  private static double work(Model model, int size) {
    int steps = model.inputs().getFirst().isSequence() ? Networks.STEPS : 1;
    return Work.training(model) * size * steps;
  }

  private static Sides training(String network, int size, int threads) throws IOException {
    Model model = Networks.create(network);
    Batch batch = Networks.batch(model, size);
    TorchScript code = Networks.code(network, size);
    Batch compared = TorchTraining.compared(model, batch, code);
    return new Sides(
        work(model, size),
        new LaminaTraining(model, batch, compared, threads),
        new TorchTraining(model, batch, compared, code));
  }

  private void generation() {
    add(
        "generation CharLstm, one character",
        DJL,
        () -> {
          CharLstmModel model = CharLstmModel.create(1);
          return new Sides(
              Work.forward(model),
              Generation.lamina(model::start, model::step),
              Generation.torch(model, Generation.LSTM));
        });
    add(
        "generation CharGru, one character",
        DJL,
        () -> {
          CharGruModel model = CharGruModel.create(1);
          return new Sides(
              Work.forward(model),
              Generation.lamina(model::start, model::step),
              Generation.torch(model, Generation.GRU));
        });
  }

  private void prediction() {
    for (String network : PREDICTED) {
      for (int size : SMALL_AND_LARGE) {
        String name = "inference " + network + " batch " + size;
        add(name, DJL, () -> prediction(network, size, Cases::torch));
        add(name, "ONNX Runtime", () -> prediction(network, size, this::onnx));
        if (threads == 1 && Dl4jNetwork.NAMES.contains(network)) {
          add(name, Dl4jNetwork.PEER, () -> prediction(network, size, this::dl4j));
        }
      }
    }
  }

  private interface Peer {
    Contestant of(String network, Model model, Batch batch) throws IOException;
  }

  private Sides prediction(String network, int size, Peer peer) throws IOException {
    Model model = Networks.create(network);
    Networks.settle(model);
    Batch batch = Networks.batch(model, size);
    return new Sides(
        Work.forward(model) * size,
        new LaminaPrediction(model, batch, threads),
        peer.of(network, model, batch));
  }

  private Contestant dl4j(String network, Model model, Batch batch) {
    return new Dl4jPrediction(network, model, batch, threads);
  }

  private static Contestant torch(String network, Model model, Batch batch) throws IOException {
    return new TorchPrediction(model, batch, Networks.code(network, batch.size()));
  }

  private Contestant onnx(String network, Model model, Batch batch) throws IOException {
    return new OnnxPrediction(OnnxFile.of(model, Networks.source(network)), model, batch, threads);
  }

  private void scaling() {
    cases.add(
        new Case(
            "training ResNet18 batch 8, two threads", 2, "one", false, () -> scaling("ResNet18")));
  }

  private static Sides scaling(String network) {
    Model two = Networks.create(network);
    Model one = Networks.create(network);
    Batch batch = Networks.batch(one, 8);
    return new Sides(
        Work.training(two) * 8,
        new LaminaTraining(two, batch, batch, 2),
        new LaminaTraining(one, batch, batch, 1));
  }

  private void add(String name, String peer, Case.Make make) {
    cases.add(new Case(name, threads, peer, peer.equals(Dl4jNetwork.PEER), make));
  }
}
