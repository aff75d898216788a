package dev.lamina.benchmarks;

import dev.lamina.runtime.kernel.Convolution;
import java.util.List;

/** Sizes of a convolution of squares, padded so that stride 1 keeps their size. */
record ConvolutionShape(
    int channels, int size, int filters, int kernel, int stride, int groups, int batch) {
  /** Nine convolutions of ResNet-50. */
  static final List<ConvolutionShape> RESNET_50 =
      List.of(
          of(64, 56, 64, 3, 1),
          of(64, 56, 256, 1, 1),
          of(256, 56, 64, 1, 1),
          of(128, 28, 128, 3, 1),
          of(256, 14, 256, 3, 1),
          of(512, 7, 512, 3, 1),
          of(1024, 14, 256, 1, 1),
          of(512, 7, 2048, 1, 1),
          of(3, 224, 64, 7, 2));

  /** Convolutions of MobileNet with filters for each channel. */
  static final List<ConvolutionShape> DEPTHWISE =
      List.of(depthwise(64, 112, 2), depthwise(512, 14, 1));

  private static ConvolutionShape of(int channels, int size, int filters, int kernel, int stride) {
    return new ConvolutionShape(channels, size, filters, kernel, stride, 1, 1);
  }

  private static ConvolutionShape depthwise(int channels, int size, int stride) {
    return new ConvolutionShape(channels, size, channels, 3, stride, channels, 1);
  }

  /** The same with so many samples. */
  ConvolutionShape batch(int samples) {
    return new ConvolutionShape(channels, size, filters, kernel, stride, groups, samples);
  }

  int padding() {
    return kernel / 2;
  }

  int outSize() {
    return (size + 2 * padding() - kernel) / stride + 1;
  }

  int inputs() {
    return channels * size * size;
  }

  int outputs() {
    return filters * outSize() * outSize();
  }

  int[] weightShape() {
    return new int[] {filters, channels / groups, kernel, kernel};
  }

  int weights() {
    return filters * channels / groups * kernel * kernel;
  }

  Convolution convolution() {
    return Convolution.input(channels, size, size)
        .filters(filters)
        .kernel(kernel, kernel)
        .stride(stride, stride)
        .padding(padding(), padding(), padding(), padding())
        .groups(groups)
        .build();
  }

  double flop() {
    return 2.0 * convolution().multiplyAdds() * batch;
  }

  @Override
  public String toString() {
    return "%d,%d,%d->%d %dx%d%s%s batch %d"
        .formatted(
            channels,
            size,
            size,
            filters,
            kernel,
            kernel,
            stride > 1 ? " stride " + stride : "",
            groups > 1 ? " depthwise" : "",
            batch);
  }
}
