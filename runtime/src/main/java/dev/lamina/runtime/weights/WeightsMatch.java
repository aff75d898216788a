package dev.lamina.runtime.weights;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a network's parameters with the tensors of a file, by name, shape and type. */
final class WeightsMatch {
  private static final int MOST_LISTED = 20;

  private final List<String> differences = new ArrayList<>();
  private final Map<String, Tensor> byName = new LinkedHashMap<>();
  private final Map<Parameter, Tensor> matches = new LinkedHashMap<>();

  private WeightsMatch() {}

  /**
   * The tensor for each parameter that takes one. Throws, with all differences in the message,
   * unless each side has what the other has.
   */
  static Map<Parameter, Tensor> of(Parameters parameters, TensorFile file, WeightNames names)
      throws WeightsException {
    WeightsMatch match = new WeightsMatch();
    match.name(file, names);
    match.compare(parameters, names);
    if (!match.differences.isEmpty()) {
      throw new WeightsException(file.path(), match.message(parameters, file));
    }
    return match.matches;
  }

  private void name(TensorFile file, WeightNames names) {
    for (Tensor tensor : file.tensors().values()) {
      if (!tensor.name().startsWith(SafeTensors.TRAINING)) {
        Optional<String> name = names.inNetwork(tensor.name());
        if (name.isPresent()) {
          name(tensor, name.get());
        }
      }
    }
  }

  private void name(Tensor tensor, String name) {
    Tensor other = byName.putIfAbsent(name, tensor);
    if (other != null) {
      differences.add(
          "%s: stands for %s and %s of the file".formatted(name, other.name(), tensor.name()));
    }
  }

  private void compare(Parameters parameters, WeightNames names) {
    Map<String, Tensor> left = new LinkedHashMap<>(byName);
    for (Parameter parameter : parameters) {
      Tensor tensor = left.remove(parameter.name());
      if (names.keeps(parameter.name())) {
        continue;
      }
      if (tensor == null) {
        differences.add("missing: " + parameter);
      } else {
        compare(parameter, tensor);
        matches.put(parameter, tensor);
      }
    }
    for (Map.Entry<String, Tensor> entry : left.entrySet()) {
      differences.add(leftOver(entry.getKey(), entry.getValue()));
    }
  }

  private static String leftOver(String name, Tensor tensor) {
    String renamed = name.equals(tensor.name()) ? "" : ", here " + name;
    return "not in the network: " + HeaderReader.shortened(tensor.toString()) + renamed;
  }

  private void compare(Parameter parameter, Tensor tensor) {
    if (!tensor.hasShape(parameter.shape())) {
      differences.add(
          "%s: the network has %s, the file %s"
              .formatted(
                  parameter.name(),
                  Arrays.toString(parameter.shape()),
                  HeaderReader.shortened(Arrays.toString(tensor.shape()))));
    } else if (!tensor.type().isFloating()) {
      differences.add("%s: %s is not a type of weights".formatted(parameter.name(), tensor.type()));
    }
  }

  private String message(Parameters parameters, TensorFile file) {
    StringBuilder text = new StringBuilder();
    text.append(
        "these weights do not fit the network (%s parameters, %s tensors in the file); %s %s"
            .formatted(
                parameters.size(),
                file.tensors().size(),
                differences.size(),
                differences.size() == 1 ? "difference:" : "differences:"));
    for (int i = 0; i < Math.min(MOST_LISTED, differences.size()); i++) {
      text.append("\n  ").append(differences.get(i));
    }
    if (differences.size() > MOST_LISTED) {
      text.append("\n  and ").append(differences.size() - MOST_LISTED).append(" more");
    }
    return text.toString();
  }
}
