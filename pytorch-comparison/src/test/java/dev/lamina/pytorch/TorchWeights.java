package dev.lamina.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of a network as PyTorch holds and trains them. */
final class TorchWeights {
  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();
  private final List<String> trained;

  /** Takes names, shapes and values from the weight file that the model writes. */
  TorchWeights(Model model, NDManager manager) throws IOException {
    trained = model.parameters().stream().filter(Parameter::trained).map(Parameter::name).toList();
    Path file = Files.createTempFile("weights", ".safetensors");
    try {
      model.save(file);
      for (NDArray tensor : NDList.decode(manager, Files.readAllBytes(file))) {
        String name = tensor.getName();
        tensor.setName(""); // DJL would pass c1.weight and c1.bias on as one dictionary c1
        tensors.put(name, tensor);
      }
    } finally {
      Files.delete(file);
    }
  }

  /** What the tensors are called in code: {@code c1.weight} is {@code c1_weight}. */
  List<String> variables() {
    return tensors.keySet().stream().map(name -> name.replace('.', '_')).toList();
  }

  /** All tensors, in the order of {@link #variables()}. */
  NDList tensors() {
    return new NDList(tensors.values());
  }

  /** The values of a parameter. */
  float[] values(Parameter parameter) {
    return tensors.get(parameter.name()).toFloatArray();
  }

  /** The gradient of a parameter since {@link #requireGradients()}. */
  float[] gradient(Parameter parameter) {
    return tensors.get(parameter.name()).getGradient().toFloatArray();
  }

  /** Gradients of what is computed next are wanted. */
  void requireGradients() {
    trained.forEach(name -> tensors.get(name).setRequiresGradient(true));
  }

  /** Moves the weights as {@code torch.optim.SGD} does: v = momentum v + g, w = w - rate v. */
  void update(float rate, float momentum) {
    for (String name : trained) {
      NDArray weight = tensors.get(name);
      NDArray velocity =
          velocities.merge(name, weight.getGradient(), (v, g) -> v.mul(momentum).add(g));
      tensors.put(name, weight.sub(velocity.mul(rate)));
    }
  }
}
