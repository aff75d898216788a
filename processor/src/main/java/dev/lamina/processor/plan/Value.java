package dev.lamina.processor.plan;

import java.util.List;

/**
 * What a layer hands to the next.
 *
 * @param buffer where it stands
 * @param trained whether anything before it has parameters, so that its gradient is wanted
 * @param states of a recurrent layer, what it knows after each step: a later one may start from it
 */
public record Value(Buffer buffer, boolean trained, List<Value> states) {
  /** A copy of the states is kept. */
  public Value {
    states = List.copyOf(states);
  }

  /** A value of a layer that keeps no state. */
  public Value(Buffer buffer, boolean trained) {
    this(buffer, trained, List.of());
  }
}
