package dev.lamina.processor.lower;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Lets training compute 3x3 convolutions and their gradients by Winograd's tiles, where {@link
 * Tiling} says that they pay. Weights change in each step, so they are transformed in each, right
 * before they are read: one place in memory is enough for all layers, and is near. Large weights
 * that the gradient of the input reads rearranged have another such place.
 */
final class TrainingTiles {
  /** The gradient of weights is dealt out by parts of so many filters and channels. */
  private static final int PART_FILTERS = 32;

  private static final int PART_CHANNELS = 64;

  /** Below this many parts the batch is sliced instead, or workers would idle. */
  private static final int FEWEST_PARTS = 8;

  /** Packed weights from this many floats on share a place. */
  private static final int LARGE = 1 << 16;

  private final List<Block> result = new ArrayList<>();
  private final List<Step> open = new ArrayList<>();

  /** What steps of a scan, which runs for each step of a sequence, read as it is packed. */
  private final Set<Weights> packed = new HashSet<>();

  /** What one step of the backward pass reads as it is packed, and takes room worth sharing. */
  private final Set<Weights> passing = new HashSet<>();

  private TrainingTiles() {}

  static List<Block> of(List<Block> blocks) {
    TrainingTiles tiles = new TrainingTiles();
    for (Block block : blocks) {
      block.steps().forEach(step -> tiles.note(step, block.pass()));
    }
    for (Block block : blocks) {
      for (Step step : block.steps()) {
        tiles.add(step, block);
      }
      tiles.close(block);
    }
    return tiles.result;
  }

  private void note(Step step, Block.Pass pass) {
    if (step instanceof SequenceStep.Scan scan) {
      for (Step single : scan.steps()) {
        if (single instanceof ConvolutionStep.ConvolveData data) {
          packed.add(data.weights());
        }
      }
    }
    if (step instanceof ConvolutionStep.ConvolveData data
        && pass == Block.Pass.BACKWARD
        && !Tiling.paysBackward(data.weights().geometry())
        && data.weights().geometry().fanIn() * data.weights().geometry().filters() >= LARGE) {
      passing.add(data.weights());
    }
  }

  private void add(Step step, Block block) {
    switch (step) {
      case ConvolutionStep.Convolve s when Tiling.pays(s.weights().geometry()) -> {
        transform(s.weights(), false, block);
        open.add(
            new ConvolutionStep.ConvolveTiles(
                s.weights(), s.x(), s.y(), ConvolutionStep.TileSource.CURRENT));
      }
      case ConvolutionStep.ConvolveData s when Tiling.paysBackward(s.weights().geometry()) -> {
        transform(s.weights(), true, block);
        open.add(
            new ConvolutionStep.ConvolveDataTiles(s.weights(), s.dy(), s.dx(), s.accumulate()));
      }
      case ConvolutionStep.ConvolveData s when passes(s.weights()) -> {
        before(block, new ConvolutionStep.PackWeights(s.weights(), true));
        open.add(s);
      }
      case ConvolutionStep.PackWeights s when passes(s.weights()) -> {}
      case ConvolutionStep.ConvolveWeights s when Tiling.pays(s.weights().geometry()) ->
          open.add(
              new ConvolutionStep.ConvolveWeights(
                  s.weights(), s.x(), s.dy(), slices(s.weights().geometry()), true));
      case ConvolutionStep.PackWeights s
          when Tiling.paysBackward(s.weights().geometry()) && !packed.contains(s.weights()) -> {}
      default -> open.add(step);
    }
  }

  // Parts are larger than without tiles, and fewer do.
  private static int slices(ConvolutionGeometry geometry) {
    int parts =
        Math.ceilDiv(geometry.filters(), PART_FILTERS)
            * Math.ceilDiv(geometry.in().channels(), PART_CHANNELS);
    return parts < FEWEST_PARTS ? ConvolutionStep.ConvolveWeights.SLICES : 0;
  }

  private boolean passes(Weights weights) {
    return passing.contains(weights) && !packed.contains(weights);
  }

  private void transform(Weights weights, boolean turned, Block reader) {
    before(reader, new ConvolutionStep.TileWeights(weights, turned));
  }

  private void before(Block reader, Step transform) {
    close(reader);
    result.add(new Block(reader.field(), reader.quote(), Block.Pass.TRANSFORM, List.of(transform)));
  }

  private void close(Block block) {
    if (!open.isEmpty()) {
      result.add(new Block(block.field(), block.quote(), block.pass(), open));
      open.clear();
    }
  }
}
