package dev.lamina.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The weights of a network as PyTorch holds and trains them. */
public final class TorchWeights {
  /** Name of the dictionary that code finds the weights in: {@code w["c1.weight"]}. */
  public static final String VARIABLE = "w";

  private final Map<String, NDArray> tensors = new LinkedHashMap<>();
  private final Map<String, NDArray> velocities = new LinkedHashMap<>();
  private final List<String> trained;
  private final DataType precision;

  /**
   * Takes names, shapes and values from the weight file that the model writes.
   *
   * @param precision of all tensors
   */
  TorchWeights(Model model, NDManager manager, DataType precision) throws IOException {
    this.precision = precision;
    trained = model.parameters().stream().filter(Parameter::trained).map(Parameter::name).toList();
    Path file = Files.createTempFile("weights", ".safetensors");
    try {
      model.save(file);
      for (NDArray stored : NDList.decode(manager, Files.readAllBytes(file))) {
        NDArray tensor = copy(stored);
        tensor.setName(VARIABLE + "." + stored.getName());
        tensors.put(stored.getName(), tensor);
        stored.close();
      }
    } finally {
      Files.delete(file);
    }
  }

  // To the type that it has already, DJL makes no copy, and what was read goes away with the file.
  private NDArray copy(NDArray stored) {
    return stored.getDataType() == precision ? stored.duplicate() : stored.toType(precision, true);
  }

  /** All tensors, named so that DJL passes them on as one dictionary. */
  NDList tensors() {
    return new NDList(tensors.values());
  }

  /** The values of a parameter. */
  public NDArray values(Parameter parameter) {
    return tensors.get(parameter.name());
  }

  /** The gradient of a parameter since the last update. */
  public NDArray gradient(Parameter parameter) {
    return tensors.get(parameter.name()).getGradient();
  }

  /** Gradients of what is computed next are wanted. */
  public void requireGradients() {
    trained.forEach(name -> tensors.get(name).setRequiresGradient(true));
  }

  /** Moves the weights as {@code torch.optim.SGD} does: v = momentum v + g, w = w - rate v. */
  public void update(double rate, double momentum) {
    for (String name : trained) {
      NDArray weight = tensors.get(name);
      NDArray velocity = velocities.computeIfAbsent(name, n -> weight.zerosLike());
      try (NDArray gradient = weight.getGradient();
          NDArray move = velocity.muli(momentum).addi(gradient).mul(rate)) {
        weight.subi(move);
        gradient.subi(gradient);
      }
    }
  }
}
