package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weight files go both ways between Lamina and a reader and writer that is not ours. */
final class WeightFileTest {
  @TempDir Path folder;

  @Test
  void aFileOfLaminaHasTheNamesAndShapesOfPyTorch() throws IOException {
    SmallModel model = SmallModel.create(1);
    Path file = folder.resolve("small.safetensors");
    model.save(file);
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDList weights = NDList.decode(manager, Files.readAllBytes(file));
      assertEquals(
          List.of(
              "first.weight (4, 3, 3, 1)",
              "first.bias (4)",
              "second.weight (3, 4, 2, 2)",
              "second.bias (3)",
              "end.weight (5, 12)"),
          weights.stream().map(w -> w.getName() + " " + w.getShape()).toList());
      for (Parameter parameter : model.parameters()) {
        float[] values = weights.get(parameter.name()).toFloatArray();
        assertArrayEquals(parameter.values(), values, parameter.name());
      }
    }
  }

  @Test
  void laminaReadsAFileWrittenByDjl() throws IOException {
    SmallModel model = SmallModel.create(1);
    Path file = folder.resolve("djl.safetensors");
    try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
      NDList weights = new NDList();
      for (Parameter parameter : model.parameters()) {
        NDArray weight = manager.randomNormal(shape(parameter));
        weight.setName(parameter.name());
        weights.add(weight);
      }
      Files.write(file, weights.encode(NDList.Encoding.SAFETENSORS));
      model.restore(file);
      for (Parameter parameter : model.parameters()) {
        float[] values = weights.get(parameter.name()).toFloatArray();
        assertArrayEquals(values, parameter.values(), parameter.name());
      }
    }
  }

  private static Shape shape(Parameter parameter) {
    long[] sizes = new long[parameter.shape().length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = parameter.shape()[i];
    }
    return new Shape(sizes);
  }
}
