package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * How the fields of a block's body become one value: what the body's class bears. Implemented in
 * package {@code layer}.
 */
public interface Composition {
  /** The annotation of the body's class, or the class. */
  Source source();

  /** Whether each field takes the block's input, rather than the field above. */
  boolean parallel();

  /** Whether fields may be states that the step before has left. */
  default boolean hasStates() {
    return false;
  }

  /**
   * Adds the layers that make one value of the fields' values; empty after a report.
   *
   * @param input what arrived at the block
   * @param ends the values to join: the last field's, or those of all branches
   */
  Optional<Node> join(Node input, List<Node> ends, Joint joint);

  /** Where a composition adds its own layers: a place in the network, with every shape known. */
  interface Joint {
    /**
     * Adds layers as those of a further field of the body, left to right, or of the block itself
     * where the name is empty. The first takes {@code inputs}.
     */
    Optional<Node> add(String field, List<Layer> layers, List<Node> inputs);

    /** The value of each field of the body. */
    SequencedMap<String, Node> values();

    /** Where the composition's own messages stand. */
    Site site(List<Node> inputs);
  }
}
