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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A network that PyTorch runs: code in which each weight, input and field is a variable.
 *
 * <p>{@code c1.weight} is the variable {@code c1_weight}. The labels or targets of the output
 * {@code digit} are {@code digit_labels} or {@code digit_targets}. The code gives a value to each
 * field and to {@code loss}.
 */
final class TorchNetwork implements AutoCloseable {
  static final String LOSS = "loss";

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final Model model;
  private final PtSymbolBlock module;
  private final Map<String, NDArray> weights = new LinkedHashMap<>();
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();

  /** The network that the code describes, with the weights of a model. */
  TorchNetwork(Model model, String code, List<String> fields) throws IOException {
    this.model = model;
    JniUtils.setGraphExecutorOptimize(false); // no fused code of the compiler: plain PyTorch
    read(model);
    List<String> results = new ArrayList<>(fields);
    results.add(LOSS);
    byte[] file = TorchScript.of(code).file(arguments(), results);
    module =
        JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), false, false);
  }

  /** Takes names, shapes and values from the weight file that the model writes. */
  private void read(Model model) throws IOException {
    Path file = Files.createTempFile("weights", ".safetensors");
    try {
      model.save(file);
      for (NDArray weight : NDList.decode(manager, Files.readAllBytes(file))) {
        String name = weight.getName();
        weight.setName(""); // DJL would pass c1.weight and c1.bias on as one dictionary c1
        weights.put(name, weight);
      }
    } finally {
      Files.delete(file);
    }
  }

  private List<String> arguments() {
    List<String> names = new ArrayList<>();
    weights.keySet().forEach(w -> names.add(w.replace('.', '_')));
    model.inputs().forEach(i -> names.add(i.name()));
    model.outputs().forEach(o -> names.add(o.name() + (o.takesLabels() ? "_labels" : "_targets")));
    return names;
  }

  /** Weights by their names in the file. */
  Map<String, NDArray> weights() {
    return weights;
  }

  /** Runs the batch without training. */
  NDList predict(Batch batch) {
    JniUtils.enableInferenceMode(module);
    return IValueUtils.forward(module, arguments(batch), false);
  }

  /** Runs the batch forward and backward; {@link NDArray#getGradient()} of the weights is set. */
  float lossAndGradients(Batch batch) {
    JniUtils.enableTrainingMode(module);
    weights.values().forEach(w -> w.setRequiresGradient(true));
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      NDArray loss = IValueUtils.forward(module, arguments(batch), true).get(LOSS);
      collector.backward(loss);
      return loss.getFloat();
    }
  }

  private NDList arguments(Batch batch) {
    NDList arguments = new NDList(weights.values());
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
    long[] labels = LongStream.range(0, batch.labels(output).length).toArray();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = batch.labels(output)[i];
    }
    return manager.create(labels, shape(batch, places));
  }

  private static Shape shape(Batch batch, List<Integer> sample) {
    LongStream sizes = sample.stream().mapToLong(Integer::longValue);
    return new Shape(LongStream.concat(LongStream.of(batch.size()), sizes).toArray());
  }

  /** Moves the weights as {@code torch.optim.SGD} does: v = momentum v + g, w = w - rate v. */
  void update(float rate, float momentum) {
    for (Map.Entry<String, NDArray> entry : weights.entrySet()) {
      NDArray weight = entry.getValue();
      NDArray velocity =
          velocities.merge(entry.getKey(), weight.getGradient(), (v, g) -> v.mul(momentum).add(g));
      entry.setValue(weight.sub(velocity.mul(rate)));
    }
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
