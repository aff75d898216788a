package dev.lamina.runtime.weights;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares a network's parameters with the tensors of a file, by name, shape and type. */
final class WeightsMatch {
  private static final int MOST_LISTED = 20;

  private final List<String> differences = new ArrayList<>();

  private WeightsMatch() {}

  /** Throws, with all differences in the message, unless each has what the other has. */
  static void require(Parameters parameters, TensorFile file) throws WeightsException {
    WeightsMatch match = new WeightsMatch();
    match.compare(parameters, file);
    if (!match.differences.isEmpty()) {
      throw new WeightsException(file.path(), match.message(parameters, file));
    }
  }

  private void compare(Parameters parameters, TensorFile file) {
    Set<String> known = new HashSet<>();
    for (Parameter parameter : parameters) {
      known.add(parameter.name());
      Optional<Tensor> tensor = file.tensor(parameter.name());
      if (tensor.isEmpty()) {
        differences.add("missing: " + parameter);
      } else {
        compare(parameter, tensor.get());
      }
    }
    for (Tensor tensor : file.tensors().values()) {
      if (!known.contains(tensor.name())) {
        differences.add("not in the network: " + HeaderReader.shortened(tensor.toString()));
      }
    }
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
    differences.stream().limit(MOST_LISTED).forEach(d -> text.append("\n  ").append(d));
    if (differences.size() > MOST_LISTED) {
      text.append("\n  and ").append(differences.size() - MOST_LISTED).append(" more");
    }
    return text.toString();
  }
}
