package dev.lamina.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A network that PyTorch runs: code in which each input and field is a variable, and the weights
 * are a dictionary.
 *
 * <p>The weight {@code c1.weight} is {@code w["c1.weight"]}. The labels or targets of the output
 * {@code digit} are {@code digit_labels} or {@code digit_targets}. The code gives a value to each
 * field and to {@code loss}; {@code self.training} says whether it is being trained.
 */
final class TorchNetwork implements AutoCloseable {
  static final String LOSS = "loss";

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final Model model;
  private final TorchWeights weights;
  private final PtSymbolBlock module;

  /** The network that the code describes, with the weights of a model. */
  TorchNetwork(Model model, String code, List<String> fields) throws IOException {
    this.model = model;
    weights = new TorchWeights(model, manager);
    List<String> results = new ArrayList<>(fields);
    results.add(LOSS);
    byte[] file = TorchScript.of(code).file(arguments(), results);
    JniUtils.setGraphExecutorOptimize(false); // no fused code of the compiler: plain PyTorch
    module =
        JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), false, false);
  }

  private List<String> arguments() {
    List<String> names = new ArrayList<>();
    model.inputs().forEach(i -> names.add(i.name()));
    model.outputs().forEach(o -> names.add(o.name() + (o.takesLabels() ? "_labels" : "_targets")));
    return names;
  }

  /** The weights, which {@link #lossAndGradients} gives gradients. */
  TorchWeights weights() {
    return weights;
  }

  /** Runs the batch without training: fields and loss by name. */
  NDList predict(Batch batch) {
    JniUtils.enableInferenceMode(module);
    return IValueUtils.forward(module, arguments(batch), false);
  }

  /** Runs the batch forward as in training and backward. */
  float lossAndGradients(Batch batch) {
    JniUtils.enableTrainingMode(module);
    weights.requireGradients();
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      NDArray loss = IValueUtils.forward(module, arguments(batch), true).get(LOSS);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDList arguments(Batch batch) {
    NDList arguments = weights.tensors();
    for (int i = 0; i < model.inputs().size(); i++) {
      Shape shape = shape(batch, model.inputs().get(i).shape());
      arguments.add(manager.create(batch.input(i), shape));
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      List<Integer> shape = model.outputs().get(o).shape();
      arguments.add(
          model.outputs().get(o).takesLabels()
              ? labels(batch, o, shape.subList(1, shape.size()))
              : manager.create(batch.targets(o), shape(batch, shape)));
    }
    return arguments;
  }

  private NDArray labels(Batch batch, int output, List<Integer> places) {
    long[] labels = Arrays.stream(batch.labels(output)).asLongStream().toArray();
    return manager.create(labels, shape(batch, places));
  }

  private static Shape shape(Batch batch, List<Integer> sample) {
    LongStream sizes = sample.stream().mapToLong(Integer::longValue);
    return new Shape(LongStream.concat(LongStream.of(batch.size()), sizes).toArray());
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
