package dev.lamina.processor.read;

import dev.lamina.processor.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * What surrounds the fields of a class while they are read.
 *
 * @param parameters those of the block, by name
 * @param use where the block is used; empty in the network itself
 * @param within the bodies that this one is inside of, and itself
 */
record Scope(Map<String, Integer> parameters, Optional<Source.Use> use, List<TypeElement> within) {
  /** Copies are kept, in the order of declaration. */
  Scope {
    parameters = new LinkedHashMap<>(parameters);
    within = List.copyOf(within);
  }

  /** The network's own class. */
  static Scope network() {
    return new Scope(Map.of(), Optional.empty(), List.of());
  }

  /** The body of a block that is used in this one. */
  Scope inside(TypeElement body, Map<String, Integer> values, Source.Use by) {
    List<TypeElement> bodies = Stream.concat(within.stream(), Stream.of(body)).toList();
    return new Scope(values, Optional.of(by), bodies);
  }
}
