package dev.lamina.processor.read;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A method that a model will have.
 *
 * @param returns the full name of what it returns; of the model itself the simple one
 * @param parameters full names of their types
 * @param throwing whether it throws IOException
 */
record ModelMethod(
    boolean isStatic, String returns, String name, List<String> parameters, boolean throwing) {
  ModelMethod {
    parameters = List.copyOf(parameters);
  }

  /** The method as users read it: {@code void save(Path) throws IOException}. */
  String describe() {
    String list = parameters.stream().map(LayerType::simpleName).collect(Collectors.joining(", "));
    return (isStatic ? "static " : "")
        + LayerType.simpleName(returns)
        + " %s(%s)".formatted(name, list)
        + (throwing ? " throws IOException" : "");
  }
}
