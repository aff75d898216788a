package dev.lamina.benchmarks;

import dev.lamina.runtime.kernel.Convolution;
import dev.lamina.runtime.kernel.KernelSet;
import dev.lamina.runtime.kernel.Kernels;
import dev.lamina.runtime.kernel.Scratch;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.Arrays;
import java.util.Map;

/** The kernels themselves, with samples in slices of an arena as generated code has them. */
final class LaminaConvolution implements Contestant {
  private static final KernelSet KERNELS = Kernels.vector();
  private static final int WIDEST_VECTOR = 16;

  private final ConvolutionShape shape;
  private final Direction direction;
  private final Convolution convolution;
  private final Scratch scratch = new Scratch();
  private final int yAt;
  private final int stride;
  private final float[] arena;
  private final float[] weights;
  private final float[] packed;
  private final float[] gradients;

  LaminaConvolution(ConvolutionShape shape, Direction direction, ConvolutionNumbers numbers) {
    this.shape = shape;
    this.direction = direction;
    convolution = shape.convolution();
    yAt = padded(shape.inputs());
    stride = yAt + padded(shape.outputs());
    arena = new float[stride * shape.batch()];
    weights = new float[convolution.weightLayout().size()];
    gradients = new float[weights.length];
    packed = new float[convolution.packedSize()];
    StoredLayout layout = convolution.weightLayout();
    for (int i = 0; i < layout.elements(); i++) {
      weights[layout.offset(i)] = numbers.w()[i];
    }
    place(numbers.x(), 0, shape.channels(), shape.inputs());
    place(numbers.dy(), yAt, shape.filters(), shape.outputs());
  }

  private static int padded(int floats) {
    return Math.ceilDiv(floats, WIDEST_VECTOR) * WIDEST_VECTOR;
  }

  private void place(float[] values, int at, int channels, int size) {
    KERNELS.transpose(
        channels, size / channels, values, 0, size, arena, at, stride, false, 0, shape.batch());
  }

  private float[] read(int at, int channels, int size) {
    float[] values = new float[size * shape.batch()];
    KERNELS.transpose(
        size / channels, channels, arena, at, stride, values, 0, size, false, 0, shape.batch());
    return values;
  }

  @Override
  public Map<String, float[]> numbers() {
    Arrays.fill(gradients, 0);
    run();
    return switch (direction) {
      case FORWARD -> Map.of("y", read(yAt, shape.filters(), shape.outputs()));
      case DATA -> Map.of("dx", read(0, shape.channels(), shape.inputs()));
      case WEIGHTS -> Map.of("dw", gradient());
    };
  }

  private float[] gradient() {
    StoredLayout layout = convolution.weightLayout();
    float[] values = new float[layout.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = gradients[layout.offset(i)];
    }
    return values;
  }

  @Override
  public void run() {
    switch (direction) {
      case FORWARD -> forward();
      case DATA -> data();
      case WEIGHTS -> weights();
    }
  }

  private void forward() {
    KERNELS.convolve(
        convolution, arena, 0, weights, 0, -1, arena, yAt, stride, 0, shape.batch(), scratch);
  }

  // With what has to be done again whenever the weights have changed.
  private void data() {
    KERNELS.packForData(convolution, weights, 0, packed, 0, 0, convolution.packParts());
    KERNELS.convolveData(
        convolution, arena, yAt, packed, 0, arena, 0, false, stride, 0, shape.batch(), scratch);
  }

  private void weights() {
    int tiles = convolution.weightTiles();
    KERNELS.convolveWeights(
        convolution,
        arena,
        0,
        arena,
        yAt,
        gradients,
        0,
        -1,
        stride,
        0,
        shape.batch(),
        0,
        tiles,
        scratch);
  }
}
