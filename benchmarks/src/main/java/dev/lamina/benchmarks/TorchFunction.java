package dev.lamina.benchmarks;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.pytorch.TorchWeights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A piece of PyTorch code with its weights and arguments. */
final class TorchFunction implements AutoCloseable {
  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final PtSymbolBlock module;
  private final NDList weights = new NDList();

  TorchFunction(String code, List<String> arguments, List<String> results) throws IOException {
    byte[] file = TorchScript.of(code).file(arguments, results);
    JniUtils.setGraphExecutorOptimize(false);
    module =
        JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), false, false);
    JniUtils.enableInferenceMode(module);
  }

  /** Adds a weight, which the code calls {@code w["name"]}. */
  void weight(String name, float[] values, int... shape) {
    NDArray tensor = tensor(values, shape);
    tensor.setName(TorchWeights.VARIABLE + "." + name);
    weights.add(tensor);
  }

  /** A tensor to hand in. */
  NDArray tensor(float[] values, int... shape) {
    return manager.create(values, new Shape(Arrays.stream(shape).asLongStream().toArray()));
  }

  /** An id to hand in. */
  NDArray id(int id) {
    return manager.create(new long[] {id});
  }

  /** Runs the code. */
  NDList run(NDArray... arguments) {
    NDList all = new NDList(weights);
    all.addAll(List.of(arguments));
    return IValueUtils.forward(module, all, false);
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
