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
import dev.lamina.pytorch.TorchWeights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same by PyTorch: a file of code, a file of weights, and the shape of the input. */
final class TorchFirstPrediction {
  private TorchFirstPrediction() {}

  /** Reads both files and predicts. */
  public static void main(String[] args) throws IOException {
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      byte[] code = Files.readAllBytes(Path.of(args[0]));
      PtSymbolBlock module =
          JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(code), false, false);
      JniUtils.enableInferenceMode(module);
      NDList arguments = new NDList();
      for (NDArray weight : NDList.decode(manager, Files.readAllBytes(Path.of(args[1])))) {
        weight.setName(TorchWeights.VARIABLE + "." + weight.getName());
        arguments.add(weight);
      }
      int channels = Integer.parseInt(args[2]);
      int size = Integer.parseInt(args[3]);
      arguments.add(manager.zeros(new Shape(1, channels, size, size)));
      arguments.add(manager.zeros(new Shape(1), DataType.INT64));
      System.out.println(IValueUtils.forward(module, arguments, false).head().toFloatArray()[0]);
    }
  }
}
