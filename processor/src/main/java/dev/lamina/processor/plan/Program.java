package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import java.util.ArrayList;
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
    List<Buffer> buffers = new ArrayList<>();
    for (Arena arena : arenas.values()) {
      buffers.addAll(arena.offsets().keySet());
    }
    return buffers;
  }

  /** All steps, those of a scan in its place. */
  public List<Step> singleSteps() {
    List<Step> singles = new ArrayList<>();
    for (Step step : steps()) {
      singles.addAll(step.singles());
    }
    return singles;
  }

  /** All steps in the order in which a sample meets them. */
  public List<Step> steps() {
    return Stage.steps(stages);
  }

  /** All blocks in order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Stage stage : stages) {
      blocks.addAll(stage.blocks());
    }
    return blocks;
  }
}
