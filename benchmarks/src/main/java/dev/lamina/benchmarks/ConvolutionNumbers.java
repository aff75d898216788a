package dev.lamina.benchmarks;

import java.util.Random;

/** What goes into a convolution, in PyTorch's order. */
record ConvolutionNumbers(float[] x, float[] w, float[] dy) {
  /** Random numbers, the same each time. */
  static ConvolutionNumbers of(ConvolutionShape shape) {
    Random random = new Random(1);
    return new ConvolutionNumbers(
        draw(random, shape.batch() * shape.inputs()),
        draw(random, shape.weights()),
        draw(random, shape.batch() * shape.outputs()));
  }

  private static float[] draw(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
