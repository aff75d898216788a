package dev.lamina.benchmarks.scaling;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Window;
import dev.lamina.runtime.kernel.Convolution;

/** What steps take: by their multiply-adds if they have any, else by what they read and write. */
record StepCost(Machine machine) {
  private static final double FLOAT = Float.BYTES;

  /** Nanoseconds of a step for one sample. */
  double sample(Step step) {
    return switch (step) {
      case ConvolutionStep.Convolve c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveTiles c -> multiplyAdds(c.weights());
      case ConvolutionStep.AddDense c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveData c -> multiplyAdds(c.weights());
      case ConvolutionStep.ConvolveWeights c -> multiplyAdds(c.weights());
      default -> floats(step);
    };
  }

  private double multiplyAdds(Weights weights) {
    return 2 * weights.geometry().multiplyAdds() / machine.flop();
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

  /** Parts that its gradient is cut into. */
  static int tiles(Weights weights) {
    ConvolutionGeometry g = weights.geometry();
    Window rows = g.window().rows();
    Window columns = g.window().columns();
    Convolution convolution =
        Convolution.input(g.in().channels(), g.in().height(), g.in().width())
            .filters(g.filters())
            .kernel(rows.size(), columns.size())
            .stride(rows.stride(), columns.stride())
            .padding(rows.before(), columns.before(), rows.after(), columns.after())
            .dilation(rows.dilation(), columns.dilation())
            .groups(g.groups())
            .build();
    return convolution.weightTiles();
  }
}
