package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;

/** (x - mean) / deviation for each channel of the first input. */
final class Normalization implements SampleChange {
  private final float[] mean;
  private final float[] scale;

  Normalization(float[] mean, float[] deviation) {
    if (mean.length != deviation.length || mean.length == 0) {
      throw new IllegalArgumentException(
          "%s means and %s deviations: one of each is needed for each channel"
              .formatted(mean.length, deviation.length));
    }
    this.mean = mean.clone();
    this.scale = new float[deviation.length];
    for (int c = 0; c < deviation.length; c++) {
      if (!(deviation[c] > 0)) {
        throw new IllegalArgumentException(
            "the deviation of channel %s must be above 0, not %s".formatted(c, deviation[c]));
      }
      scale[c] = 1 / deviation[c];
    }
  }

  @Override
  public void apply(Batch batch, int position) {
    int size = Samples.inputSize(batch, 0);
    int plane = ChannelStatistics.plane(size, mean.length);
    float[] x = batch.input(0);
    int at = position * size;
    for (int c = 0; c < mean.length; c++) {
      for (int i = 0; i < plane; i++) {
        x[at] = (x[at] - mean[c]) * scale[c];
        at++;
      }
    }
  }
}
