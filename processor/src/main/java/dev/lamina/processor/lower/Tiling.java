package dev.lamina.processor.lower;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets inference compute 3x3 convolutions by Winograd's tiles where that is faster: a tile of 4x4
 * outputs takes 36 multiplications instead of 144. The weights, transformed once, are four times as
 * large for it.
 */
final class Tiling {
  private static final int TILE = 4;

  /** Below this many channels or filters the transforms take what the multiplications save. */
  private static final int LEAST_CHANNELS = 16;

  /** With fewer tiles a sample, reading the larger weights takes longer than multiplying them. */
  private static final int LEAST_TILES = 9;

  /** Padding beyond which the gradient of the input would read less than a turned kernel. */
  private static final int MOST_TURNED = 2;

  private final Set<Weights> prepared = new HashSet<>();
  private final List<Block> result = new ArrayList<>();

  private Tiling() {}

  static List<Block> of(List<Block> blocks) {
    Tiling tiling = new Tiling();
    blocks.forEach(tiling::add);
    return tiling.result;
  }

  private void add(Block block) {
    List<Step> steps = new ArrayList<>();
    for (Step step : block.steps()) {
      steps.add(tiled(step, block));
    }
    result.add(new Block(block.field(), block.quote(), block.pass(), steps));
  }

  private Step tiled(Step step, Block block) {
    if (step instanceof ConvolutionStep.FoldWeights fold && pays(fold.weights().geometry())) {
      return new ConvolutionStep.TransformWeights(fold.weights(), Optional.of(fold.norm()));
    }
    if (!(step instanceof ConvolutionStep.Convolve convolve)
        || !pays(convolve.weights().geometry())) {
      return step;
    }
    if (!convolve.folded()) {
      prepare(convolve.weights(), block);
    }
    return new ConvolutionStep.ConvolveTiles(
        convolve.weights(),
        convolve.x(),
        convolve.y(),
        convolve.folded()
            ? ConvolutionStep.TileSource.FOLDED
            : ConvolutionStep.TileSource.PREPARED);
  }

  private void prepare(Weights weights, Block reader) {
    if (prepared.add(weights)) {
      Step transform = new ConvolutionStep.TransformWeights(weights, Optional.empty());
      result.add(new Block(reader.field(), reader.quote(), Block.Pass.PREPARE, List.of(transform)));
    }
  }

  /** Whether tiles save at least half of the multiplications, and enough of them. */
  static boolean pays(ConvolutionGeometry g) {
    Window2d window = g.window();
    int rows = window.rows().output(g.in().height());
    int columns = window.columns().output(g.in().width());
    return fits(g) && saves(rows, columns);
  }

  /** Whether they do so for the gradient of the input. */
  static boolean paysBackward(ConvolutionGeometry g) {
    int padding = Math.max(g.window().rows().before(), g.window().columns().before());
    return fits(g) && padding <= MOST_TURNED && saves(g.in().height(), g.in().width());
  }

  private static boolean saves(int rows, int columns) {
    int tiles = Math.ceilDiv(rows, TILE) * Math.ceilDiv(columns, TILE);
    return tiles >= LEAST_TILES && TILE * TILE * tiles <= 2 * rows * columns;
  }

  private static boolean fits(ConvolutionGeometry g) {
    return isPlain(g.window().rows())
        && isPlain(g.window().columns())
        && g.groups() == 1
        && Math.min(g.in().channels(), g.filters()) >= LEAST_CHANNELS;
  }

  private static boolean isPlain(Window window) {
    return window.size() == 3 && window.stride() == 1 && window.dilation() == 1;
  }
}
