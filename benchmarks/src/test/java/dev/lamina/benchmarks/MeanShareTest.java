package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeanShareTest {
  private static Result result(String name, double share) {
    return new Result(name, 1, "DJL", 1, 1, share, 1, 1, 1, 1, 1, 1, 3);
  }

  @Test
  void eachDirectionAndBatchHasAGeometricMeanAndDepthwiseOnesTheirOwn() {
    ConvolutionShape full = ConvolutionShape.RESNET_50.getFirst();
    ConvolutionShape strided = ConvolutionShape.RESNET_50.getLast();
    ConvolutionShape depthwise = ConvolutionShape.DEPTHWISE.getFirst();
    List<MeanShare> means =
        MeanShare.of(
            List.of(
                result("convolution forward " + full, 0.5),
                result("convolution forward " + strided, 0.32),
                result("convolution forward " + full.batch(8), 0.7),
                result("convolution backward-data " + full.batch(8), 0.6),
                result("convolution forward " + depthwise, 0.2),
                result("training LeNet5 batch 64", 0.3)));
    assertEquals(
        List.of(
            "| convolution forward batch 1 | 2 | 40.0 |",
            "| convolution forward batch 8 | 1 | 70.0 |",
            "| convolution backward-data batch 8 | 1 | 60.0 |",
            "| convolution forward depthwise batch 1 | 1 | 20.0 |"),
        means.stream().map(MeanShare::line).toList());
  }
}
