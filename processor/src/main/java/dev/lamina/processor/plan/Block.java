package dev.lamina.processor.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The steps of one field in one pass, which become one method.
 *
 * @param field the declared field
 * @param quote its annotations as written, the heading of the method
 */
public record Block(String field, String quote, Pass pass, List<Step> steps) {
  /** A copy of the steps is kept. */
  public Block {
    steps = List.copyOf(steps);
  }

  /** What a block is for, and by what its work is split over the workers. */
  public enum Pass {
    /** Makes something of parameters alone: once, before all others, if they have changed. */
    PREPARE,
    /** Makes of parameters what the blocks behind it read, by parts of it. */
    TRANSFORM,
    /** Combines what all samples have: once, after those before it and before those behind it. */
    REDUCE,
    /** What a sequence that comes later starts from, in inference: by samples. */
    START,
    /** Values: by samples. */
    FORWARD,
    /** Losses and their gradients: by samples. */
    LOSS,
    /** Gradients of values: by samples. */
    BACKWARD,
    /** Gradients of parameters: by parts of them or slices of the batch. */
    WEIGHTS,
    /** Hands values to the user: by samples. */
    ANSWER;

    /** Whether workers may take different samples of it. */
    public boolean bySamples() {
      return this != PREPARE && this != TRANSFORM && this != REDUCE && this != WEIGHTS;
    }
  }

  /** All buffers that its steps touch, in order of first use. */
  public List<Buffer> buffers() {
    Set<Buffer> buffers = new LinkedHashSet<>();
    for (Step step : steps) {
      Flow flow = step.flow();
      for (Buffer read : flow.reads()) {
        buffers.add(read.current());
      }
      for (Buffer written : flow.writes()) {
        buffers.add(written.current());
      }
    }
    return List.copyOf(buffers);
  }

  // Those of a record would take long in a javac that has just started.
  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Block block
            && block.pass == pass
            && block.field.equals(field)
            && block.quote.equals(quote)
            && block.steps.equals(steps));
  }

  // A field has few blocks; a hash of all their steps would take longer than it saves.
  @Override
  public int hashCode() {
    return field.hashCode() + 31 * pass.name().hashCode() + steps.size();
  }
}
