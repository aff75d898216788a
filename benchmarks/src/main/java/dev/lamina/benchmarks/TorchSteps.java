package dev.lamina.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.lamina.benchmarks.TorchRecipe.Kind;
import dev.lamina.benchmarks.TorchRecipe.Tensor;
import dev.lamina.pytorch.TorchWeights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Steps of PyTorch with a network that is made where it is trained, in libtorch: weights, samples
 * and moments have no copy in the JVM. Gradients go after each update, as PyTorch's optimisers let
 * them go; DJL itself would keep them, filled with zeros.
 */
final class TorchSteps implements AutoCloseable {
  private static final float SPREAD = 0.02f;

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final PtSymbolBlock module;
  private final Map<String, NDArray> trained = new LinkedHashMap<>();
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();
  private final NDList others = new NDList();

  TorchSteps(TorchRecipe recipe) throws IOException {
    JniUtils.setGraphExecutorOptimize(false);
    module =
        JniUtils.loadModule(
            (PtNDManager) manager, new ByteArrayInputStream(recipe.code()), false, false);
    JniUtils.enableTrainingMode(module);
    recipe.tensors().forEach(this::add);
  }

  private void add(Tensor tensor) {
    Shape shape = new Shape(tensor.shape());
    NDArray made =
        tensor.kind() == Kind.IDS
            ? manager.zeros(shape, DataType.INT64)
            : manager.randomNormal(0, SPREAD, shape, DataType.FLOAT32);
    boolean weight = tensor.kind() == Kind.TRAINED || tensor.kind() == Kind.FIXED;
    made.setName(weight ? TorchWeights.VARIABLE + "." + tensor.name() : tensor.name());
    if (tensor.kind() == Kind.TRAINED) {
      trained.put(tensor.name(), made);
    } else {
      others.add(made);
    }
  }

  /** Forward, backward and the update. */
  void step() {
    trained.values().forEach(weight -> weight.setRequiresGradient(true));
    NDList arguments = new NDList(trained.values());
    arguments.addAll(others);
    try (GradientCollector collector = manager.getEngine().newGradientCollector();
        NDList results = IValueUtils.forward(module, arguments, true)) {
      collector.backward(results.head());
    }
    trained.replaceAll(this::moved);
  }

  private NDArray moved(String name, NDArray weight) {
    NDArray velocity = velocities.computeIfAbsent(name, n -> weight.zerosLike());
    try (NDArray gradient = weight.getGradient();
        NDArray move =
            velocity.muli(LaminaTraining.MOMENTUM).addi(gradient).mul(LaminaTraining.RATE)) {
      weight.subi(move);
    }
    NDArray without = weight.stopGradient(); // the same memory
    without.setName(weight.getName());
    weight.close();
    return without;
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
