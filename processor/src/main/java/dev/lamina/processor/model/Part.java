package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.List;

/** What an annotation of a field stands for: one layer, or a block of them. */
public sealed interface Part permits Layer, Block {
  /** The annotation it was read from. */
  Source source();

  /** Its annotations as written. */
  default String quote() {
    return source().quote();
  }

  /** How a shape chain names it: {@code Conv 6, 5x5}; begins with its kind. */
  String describe();

  /** Whether it takes the value that arrives from the left or from the field above. */
  default boolean takesArriving() {
    return true;
  }

  /** Values it takes by name, after the arriving one. */
  default List<Reference> references() {
    return List.of();
  }

  /** Whether its value comes from outside the network. */
  default boolean isInput() {
    return false;
  }

  /** Whether its value is an answer of the network. */
  default boolean isOutput() {
    return false;
  }

  /** Whether its value is one that the step before has left. */
  default boolean isState() {
    return false;
  }

  /** Whether it was read without a mistake. */
  boolean isRead();

  /**
   * A value taken by name, and where the name is written.
   *
   * @param name empty where the compiler could not make it out
   */
  record Reference(String name, Source source) {}
}
