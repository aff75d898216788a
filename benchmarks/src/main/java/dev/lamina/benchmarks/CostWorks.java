package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The works of the plot: lines by name, each with its sizes. */
final class CostWorks {
  private static final int LARGEST_BATCH = 256;
  private static final int NARROWEST = 16;
  private static final int WIDEST = 512;
  private static final int IMAGE = 14;
  private static final int BATCH = 64;

  private CostWorks() {}

  /** Training of LeNet-5 with growing batches. */
  static Map<String, List<CostPoint>> batch() {
    return Map.of(
        "training step",
        doubled(1, LARGEST_BATCH)
            .mapToObj(n -> training("LeNet5", n, 1, String.valueOf(n)))
            .toList());
  }

  /** One convolution with as many filters as channels, in all directions. */
  static Map<String, List<CostPoint>> width() {
    Map<String, List<CostPoint>> lines = new LinkedHashMap<>();
    for (Direction direction : Direction.values()) {
      lines.put(
          direction.toString(),
          doubled(NARROWEST, WIDEST).mapToObj(c -> convolution(direction, c)).toList());
    }
    return lines;
  }

  /** Predictions of residual networks of one family. */
  static Map<String, List<CostPoint>> depth() {
    return Map.of(
        "prediction", Stream.of("18", "34", "50", "101").map(CostWorks::prediction).toList());
  }

  /** Training of ResNet-20 on more and more processors, as far as there are any. */
  static Map<String, List<CostPoint>> threads() {
    return Map.of(
        "training step",
        doubled(1, Runtime.getRuntime().availableProcessors())
            .mapToObj(n -> training("ResNet20", BATCH, n, String.valueOf(n)))
            .toList());
  }

  private static IntStream doubled(int from, int to) {
    return IntStream.iterate(from, n -> n <= to, n -> 2 * n);
  }

  private static CostPoint training(String network, int size, int threads, String label) {
    Model model = Networks.create(network);
    Batch batch = Networks.batch(model, size);
    LaminaTraining work = new LaminaTraining(model, batch, batch, threads);
    return new CostPoint(label, size, Work.training(model) * size, threads, work);
  }

  private static CostPoint convolution(Direction direction, int channels) {
    ConvolutionShape shape = new ConvolutionShape(channels, IMAGE, channels, 3, 1, 1, 1);
    ConvolutionNumbers numbers = ConvolutionNumbers.of(shape);
    LaminaConvolution work = new LaminaConvolution(shape, direction, numbers);
    return new CostPoint(String.valueOf(channels), 1, shape.flop(), 1, work);
  }

  private static CostPoint prediction(String layers) {
    Model model = Networks.create("ResNet" + layers);
    LaminaPrediction work = new LaminaPrediction(model, Networks.batch(model, 1), 1);
    return new CostPoint(layers, 1, Work.forward(model), 1, work);
  }
}
