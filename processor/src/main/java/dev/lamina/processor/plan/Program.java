package dev.lamina.processor.plan;

import java.util.List;

/**
 * A sequence of stages that runs from an input batch to its result, and where its buffers stand.
 */
public record Program(List<Stage> stages, Arena arena) {
  /** A copy of the stages is kept. */
  public Program {
    stages = List.copyOf(stages);
  }

  /** All steps in the order in which a sample meets them. */
  public List<Step> steps() {
    return blocks().stream().flatMap(b -> b.steps().stream()).toList();
  }

  /** All blocks in order. */
  public List<Block> blocks() {
    return stages.stream().flatMap(s -> s.blocks().stream()).toList();
  }
}
