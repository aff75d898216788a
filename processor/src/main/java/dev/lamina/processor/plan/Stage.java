package dev.lamina.processor.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Blocks between two meetings of the workers. In a stage by samples each worker takes its samples,
 * a few at a time, through all blocks; in any other stage there is one block.
 *
 * @param samples how many samples a worker takes through the blocks at a time, 0 for other stages
 */
public record Stage(int samples, List<Block> blocks) {
  /** Refuses blocks of another kind. */
  public Stage {
    blocks = List.copyOf(blocks);
    boolean fit = !blocks.isEmpty();
    for (Block block : blocks) {
      fit &= block.pass().bySamples() == samples > 0;
    }
    if (!fit) {
      throw new IllegalArgumentException("blocks do not fit their stage: " + blocks);
    }
  }

  /** Whether workers share the samples of the batch. */
  public boolean bySamples() {
    return samples > 0;
  }

  /** The steps of some stages, in the order in which a sample meets them. */
  public static List<Step> steps(List<Stage> stages) {
    List<Step> steps = new ArrayList<>();
    for (Stage stage : stages) {
      for (Block block : stage.blocks) {
        steps.addAll(block.steps());
      }
    }
    return steps;
  }
}
