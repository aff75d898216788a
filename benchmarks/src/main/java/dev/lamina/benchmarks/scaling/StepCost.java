package dev.lamina.benchmarks.scaling;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Window;
import dev.lamina.runtime.kernel.Convolution;
import dev.lamina.runtime.kernel.Winograd;

/** What steps take: by their multiply-adds if they have any, else by what they read and write. */
record StepCost(Machine machine) {
  private static final double FLOAT = Float.BYTES;

  private static final double TRANSFORMED = 2 * 36 / 16.0;

  /** Nanoseconds of a step for one sample. */
  double sample(Step step) {
    return switch (step) {
      case ConvolutionStep.Convolve c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveTiles c -> tiles(c, winograd(c.weights(), false));
      case ConvolutionStep.ConvolveDataTiles c -> tiles(c, winograd(c.weights(), true));
      case ConvolutionStep.AddDense c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveData c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveWeights c ->
          c.tiled() ? tiles(c, winograd(c.weights(), false)) : multiplyAdds(c.weights());
      default -> floats(step);
    };
  }

  private double multiplyAdds(Weights weights) {
    return 2 * weights.geometry().multiplyAdds() / machine.flop();
  }

  // Patches and tiles are transformed, which writes and reads 36 floats for each 16.
  private double tiles(Step step, Winograd winograd) {
    return 2 * multiplyAdds(winograd) / machine.flop() + TRANSFORMED * floats(step);
  }

  private static double multiplyAdds(Winograd winograd) {
    return (double) winograd.tiles() * winograd.weightSize();
  }

  /** Nanoseconds to transform weights for tiles, which are four times as large. */
  double transform(Weights weights) {
    return floats(5 * size(weights));
  }

  private double floats(Step step) {
    double read = step.reads().stream().mapToLong(Buffer::size).sum();
    double written = step.writes().stream().mapToLong(Buffer::size).sum();
    return floats(read + written);
  }

  /** Nanoseconds to read or write so many floats. */
  double floats(double count) {
    return FLOAT * count / machine.bytes();
  }

  /** Floats of a weight tensor. */
  static double size(Weights weights) {
    return (double) weights.geometry().fanIn() * weights.geometry().filters();
  }

  /** Parts that a gradient of weights is cut into. */
  static int parts(ConvolutionStep.ConvolveWeights step) {
    return step.tiled()
        ? winograd(step.weights(), false).weightParts()
        : convolution(step.weights()).weightTiles();
  }

  /** Parts that weights are rearranged in. */
  static int packs(ConvolutionStep.PackWeights step) {
    return convolution(step.weights()).packParts();
  }

  /** Parts that weights are transformed in. */
  static int panels(ConvolutionStep.TileWeights step) {
    return winograd(step.weights(), step.turned()).panels();
  }

  private static Winograd winograd(Weights weights, boolean turned) {
    Convolution convolution = convolution(weights);
    return turned ? Winograd.ofData(convolution) : Winograd.of(convolution);
  }

  private static Convolution convolution(Weights weights) {
    ConvolutionGeometry g = weights.geometry();
    Window rows = g.window().rows();
    Window columns = g.window().columns();
    return Convolution.input(g.in().channels(), g.in().height(), g.in().width())
        .filters(g.filters())
        .kernel(rows.size(), columns.size())
        .stride(rows.stride(), columns.stride())
        .padding(rows.before(), columns.before(), rows.after(), columns.after())
        .dilation(rows.dilation(), columns.dilation())
        .groups(g.groups())
        .build();
  }
}
