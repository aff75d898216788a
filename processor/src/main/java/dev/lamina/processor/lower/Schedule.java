package dev.lamina.processor.lower;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Orders blocks and groups them into stages. Between stages workers meet, which costs; within a
 * stage by samples each goes its own way and a sample's values stay in its cache.
 */
final class Schedule {
  /**
   * Up to this many floats a sample the gradients of parameters wait until all gradients of values
   * are there, so that the workers meet less often; beyond it, they come at once, so that memory is
   * freed.
   */
  private static final long SMALL = 1 << 18;

  /** Floats that a worker's second-level cache is assumed to hold. */
  private static final long CACHED = 1 << 18;

  /** Steps that a sequence is assumed to have. */
  private static final int ASSUMED_STEPS = 16;

  /** More samples at a time gain nothing: tiles of matrix rows are full. */
  private static final int MOST_SAMPLES = 48;

  /**
   * Rows of a matrix that the micro-kernel takes at a time; a dense layer has one for each sample.
   */
  private static final int TILE_ROWS = 12;

  /** Samples that share large weights in the cache, as RowBlocks of the runtime lets them. */
  private static final int TOGETHER = 4;

  private static final int TIMES_THE_VALUES = 10;

  private Schedule() {}

  static List<Stage> of(List<Block> blocks) {
    List<Stage> stages = new ArrayList<>();
    List<Block> rest = new ArrayList<>();
    for (Block block : blocks) {
      if (block.pass() == Block.Pass.PREPARE) {
        addSingly(block, stages);
      } else {
        rest.add(block);
      }
    }
    stages.addAll(group(isSmall(rest) ? weightsLast(rest) : rest));
    return stages;
  }

  // Each step has parts of its own.
  private static void addSingly(Block block, List<Stage> stages) {
    for (Step step : block.steps()) {
      Block single = new Block(block.field(), block.quote(), block.pass(), List.of(step));
      stages.add(new Stage(0, List.of(single)));
    }
  }

  private static boolean isSmall(List<Block> blocks) {
    Set<Buffer> buffers = new HashSet<>();
    for (Block block : blocks) {
      buffers.addAll(block.buffers());
    }
    return floats(buffers) <= SMALL;
  }

  // As many samples as have the values of one block in the cache, in whole tiles of matrix rows.
  private static int samples(List<Block> blocks) {
    long largest = 1;
    for (Block block : blocks) {
      if (hasScan(block)) {
        return MOST_SAMPLES; // its products have as many rows as there are samples
      }
      largest = Math.max(largest, floats(block.buffers()));
    }
    int least = sharesWeights(blocks) ? TOGETHER : 1;
    int samples = Math.clamp(CACHED / largest, least, MOST_SAMPLES);
    return samples < TILE_ROWS ? samples : samples / TILE_ROWS * TILE_ROWS;
  }

  // Whether all convolutions have weights so large beside the values that they are what comes from
  // memory.
  private static boolean sharesWeights(List<Block> blocks) {
    boolean any = false;
    for (Block block : blocks) {
      long weights = weightFloats(block);
      any |= weights > 0;
      if (weights > 0 && weights < TIMES_THE_VALUES * floats(block.buffers())) {
        return false;
      }
    }
    return any;
  }

  private static long weightFloats(Block block) {
    long floats = 0;
    for (Step step : block.steps()) {
      switch (step) {
        case ConvolutionStep.Convolve s -> floats += floats(s.weights());
        case ConvolutionStep.ConvolveData s -> floats += floats(s.weights());
        default -> {}
      }
    }
    return floats;
  }

  private static long floats(Weights weights) {
    return weights.geometry().fanIn() * weights.geometry().filters();
  }

  private static boolean hasScan(Block block) {
    for (Step step : block.steps()) {
      if (step instanceof SequenceStep.Scan) {
        return true;
      }
    }
    return false;
  }

  private static long floats(Collection<Buffer> buffers) {
    long floats = 0;
    for (Buffer buffer : buffers) {
      floats += (long) buffer.size() * (buffer.axis().isSequence() ? ASSUMED_STEPS : 1);
    }
    return floats;
  }

  private static List<Block> weightsLast(List<Block> blocks) {
    List<Block> ordered = new ArrayList<>();
    List<Block> weights = new ArrayList<>();
    for (Block block : blocks) {
      (block.pass() == Block.Pass.WEIGHTS ? weights : ordered).add(block);
    }
    ordered.addAll(weights);
    return ordered;
  }

  private static List<Stage> group(List<Block> blocks) {
    List<Stage> stages = new ArrayList<>();
    List<Block> open = new ArrayList<>();
    for (Block block : blocks) {
      if (block.pass().bySamples()) {
        open.add(block);
        continue;
      }
      close(open, stages);
      stages.add(new Stage(0, List.of(block)));
    }
    close(open, stages);
    return stages;
  }

  private static void close(List<Block> open, List<Stage> stages) {
    if (!open.isEmpty()) {
      stages.add(new Stage(samples(open), open));
      open.clear();
    }
  }
}
