package dev.lamina.processor.plan;

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
    boolean bySamples = samples > 0;
    if (blocks.isEmpty() || blocks.stream().anyMatch(b -> b.pass().bySamples() != bySamples)) {
      throw new IllegalArgumentException("blocks do not fit their stage: " + blocks);
    }
  }

  /** Whether workers share the samples of the batch. */
  public boolean bySamples() {
    return samples > 0;
  }
}
