package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * A sequence of stages that runs from an input batch to its result, and where its buffers stand: in
 * an arena for each axis.
 */
public record Program(List<Stage> stages, SequencedMap<Axis, Arena> arenas) {
  /** Copies are kept. */
  public Program {
    stages = List.copyOf(stages);
    arenas = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arenas));
  }

  /** Where the buffers of the samples stand. */
  public Arena arena() {
    return arena(Axis.SAMPLES);
  }

  /** Where the buffers along an axis stand. */
  public Arena arena(Axis axis) {
    return arenas.getOrDefault(axis, Arena.EMPTY);
  }

  /** All buffers that have a place. */
  public List<Buffer> buffers() {
    return arenas.values().stream().flatMap(a -> a.offsets().keySet().stream()).toList();
  }

  /** All steps, those of a scan in its place. */
  public List<Step> singleSteps() {
    return steps().stream().flatMap(Step::singles).toList();
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
