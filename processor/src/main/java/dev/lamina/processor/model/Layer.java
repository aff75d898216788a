package dev.lamina.processor.model;

import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One annotation of a field: its shape rule, its parameters, and how it becomes steps. One file
 * each in package {@code layer}; deliberately open, since only {@code Layers} lists them.
 */
public non-sealed interface Layer extends Part {
  @Override
  default boolean isRead() {
    return true;
  }

  /** The output that it helps to train, if it is an output of that kind, absent in predictions. */
  default Optional<Reference> auxiliaryTo() {
    return Optional.empty();
  }

  /** The shape of its value; reports every broken rule to the site, then returns empty. */
  Optional<Shape> outputShape(List<Shape> in, Site site);

  /**
   * What its value is for each of: that of its inputs, which must have the same; a layer that takes
   * a sequence apart or together says otherwise. Reports a broken rule, then returns empty.
   */
  default Optional<Axis> axis(List<Axis> in, Site site) {
    return SequenceRule.same(source(), in, site);
  }

  /** Whether it is an input that is a sequence. */
  default boolean beginsSequence() {
    return false;
  }

  /** How many ids there are where its value is an id, else 0. */
  default int vocabulary() {
    return 0;
  }

  /** Whether it takes ids, and nothing else. */
  default boolean takesTokens() {
    return false;
  }

  /** Whether its own rule reports ids as this one of its inputs, rather than the common one. */
  default boolean judgesIds(int input) {
    return false;
  }

  /** Whether ids stay ids, as numbers stay numbers. */
  default boolean passesTokens() {
    return false;
  }

  /** Its tensors in the weight store, named below {@code path}. */
  default List<Parameter> parameters(String path, List<Shape> in) {
    return List.of();
  }

  /** The same for a layer that takes ids, of which there are {@code vocabulary}. */
  default List<Parameter> table(String path, int vocabulary) {
    return List.of();
  }

  /** Multiply-adds of one sample forward. */
  default long multiplyAdds(List<Shape> in, Shape out) {
    return 0;
  }

  /** Whether a step of it needs a whole sequence: that of its input, or another. */
  default boolean runsAlong() {
    return false;
  }

  /** Whether its value depends on all samples of the batch, and on all their steps. */
  default boolean needsWholeBatch() {
    return false;
  }

  /** Whether its value at a step of a sequence needs no later step of it. */
  default boolean isCausal(List<Axis> in) {
    return true;
  }

  /** Adds its forward steps to the plan and registers the backward steps beside them. */
  Value lower(PlanBuilder plan, Node node, List<Value> in);
}
