package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;

/**
 * Mean and standard deviation of each channel of the first input over a dataset, for {@link
 * Dataset#normalize}.
 */
public final class ChannelStatistics {
  private final float[] mean;
  private final float[] deviation;

  private ChannelStatistics(float[] mean, float[] deviation) {
    this.mean = mean;
    this.deviation = deviation;
  }

  /** Reads the whole dataset once, in the shape of the model's first input (C, H, W) or (D). */
  public static ChannelStatistics of(Dataset dataset, Model model) {
    return of(dataset, model.newBatch(1), model.inputs().getFirst().shape().getFirst());
  }

  static ChannelStatistics of(Dataset dataset, Batch scratch, int channels) {
    if (dataset.size() == 0) {
      throw new IllegalArgumentException("an empty dataset has no mean");
    }
    int plane = plane(Samples.inputSize(scratch, 0), channels);
    double[] sum = new double[channels];
    double[] squares = new double[channels];
    for (int n = 0; n < dataset.size(); n++) {
      dataset.read(n, scratch, 0);
      add(scratch.input(0), plane, sum, squares);
    }
    return from(sum, squares, (double) dataset.size() * plane);
  }

  /** A copy of the means, one for each channel. */
  public float[] mean() {
    return mean.clone();
  }

  /** A copy of the deviations, one for each channel; 1 for a channel that never changes. */
  public float[] deviation() {
    return deviation.clone();
  }

  private static void add(float[] x, int plane, double[] sum, double[] squares) {
    for (int c = 0; c < sum.length; c++) {
      for (int i = c * plane; i < (c + 1) * plane; i++) {
        sum[c] += x[i];
        squares[c] += (double) x[i] * x[i];
      }
    }
  }

  private static ChannelStatistics from(double[] sum, double[] squares, double count) {
    float[] mean = new float[sum.length];
    float[] deviation = new float[sum.length];
    for (int c = 0; c < sum.length; c++) {
      double average = sum[c] / count;
      mean[c] = (float) average;
      float root = (float) Math.sqrt(Math.max(0, squares[c] / count - average * average));
      deviation[c] = root > 0 ? root : 1;
    }
    return new ChannelStatistics(mean, deviation);
  }

  /** Values of one channel in a sample of {@code size} values. */
  static int plane(int size, int channels) {
    if (size % channels != 0) {
      throw new IllegalArgumentException(
          "%s values a sample cannot be %s channels of the same size".formatted(size, channels));
    }
    return size / channels;
  }
}
