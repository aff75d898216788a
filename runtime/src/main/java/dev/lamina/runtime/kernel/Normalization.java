package dev.lamina.runtime.kernel;

/**
 * Batch normalisation of a value with so many channels and pixels (Ioffe and Szegedy 2015): the
 * part that is computed once a batch or, for inference, once for all. All of it comes down to y = x
 * * scale + shift.
 *
 * <p>Sums over the batch are taken in double and sample by sample, so that they do not depend on
 * who computed the samples. The parameters weight, bias, running mean and running variance stand
 * one behind another, {@code channels} floats each; so do the vectors scale, shift, mean, inverse
 * deviation, x scale and dx shift, {@link ChannelVectors#floats} each.
 */
public record Normalization(int channels, int pixels, float epsilon, float momentum) {

  /**
   * Combines the moments of the samples, see {@link KernelSet#channelMoments}, into those of the
   * batch (Chan, Golub, LeVeque 1979): fills the vectors scale, shift, mean and inverse deviation,
   * and moves the running statistics, with the variance over n - 1 as PyTorch does.
   *
   * @throws IllegalArgumentException when the batch has a single value a channel
   */
  public void batch(
      int samples,
      float[] moments,
      int momentsAt,
      int stride,
      float[] parameters,
      int at,
      float[] vectors,
      int vectorsAt) {
    Ranges.buffer("moments", moments, momentsAt, 2 * channels, stride, 0, samples);
    check(parameters, at, vectors, vectorsAt);
    if ((long) samples * pixels < 2) {
      throw new IllegalArgumentException(
          "a batch normalisation is trained with more than one value a channel, but the batch has %d"
              .formatted(samples * pixels));
    }
    for (int c = 0; c < channels; c++) {
      double mean = sum(samples, moments, momentsAt + c, stride) / samples;
      double squares = squares(samples, moments, momentsAt + c, stride, mean);
      channel(c, mean, squares, samples, parameters, at, vectors, vectorsAt);
    }
    close(vectors, vectorsAt, 0, 4);
  }

  private void channel(
      int c,
      double mean,
      double squares,
      int samples,
      float[] parameters,
      int at,
      float[] vectors,
      int vectorsAt) {
    double count = (double) samples * pixels;
    double inverse = 1 / Math.sqrt(squares / count + epsilon);
    affine(c, mean, inverse, parameters, at, vectors, vectorsAt);
    vectors[vectorsAt + 2 * length() + c] = (float) mean;
    vectors[vectorsAt + 3 * length() + c] = (float) inverse;
    move(parameters, at + 2 * channels + c, mean);
    move(parameters, at + 3 * channels + c, squares / (count - 1));
  }

  private void move(float[] running, int at, double batch) {
    running[at] = (float) (running[at] + momentum * (batch - running[at]));
  }

  /** Fills the vectors scale and shift from the running statistics. */
  public void statistics(float[] parameters, int at, float[] vectors, int vectorsAt) {
    Ranges.part("parameters", parameters.length, at, 4L * channels);
    Ranges.part("vectors", vectors.length, vectorsAt, 2L * length());
    for (int c = 0; c < channels; c++) {
      double mean = parameters[at + 2 * channels + c];
      affine(c, mean, runningInverse(c, parameters, at), parameters, at, vectors, vectorsAt);
    }
    close(vectors, vectorsAt, 0, 2);
  }

  /**
   * The weights of a convolution, and its bias, whose output is the normalised one by the running
   * statistics: w * scale and b * scale + shift, laid out as the convolution says. {@code biasAt}
   * is -1 for a convolution without bias; the folded one has one.
   */
  public void fold(
      Convolution c,
      float[] parameters,
      int weightAt,
      int biasAt,
      int at,
      float[] folded,
      int foldedWeightAt,
      int foldedBiasAt) {
    fits(c, parameters, at, folded, foldedBiasAt);
    Ranges.part("weights", parameters.length, weightAt, c.weightSize());
    Ranges.part("folded weights", folded.length, foldedWeightAt, c.weightSize());
    putScales(c, parameters, at, folded, foldedBiasAt);
    WeightFolding.scale(c, parameters, weightAt, folded, foldedWeightAt, foldedBiasAt);
    putBiases(c, parameters, biasAt, at, folded, foldedBiasAt);
  }

  /** The same with weights transformed for {@link KernelSet#convolveWinograd}. */
  public void fold(
      Winograd w,
      float[] parameters,
      int weightAt,
      int biasAt,
      int at,
      float[] folded,
      int foldedWeightAt,
      int foldedBiasAt) {
    fits(w.convolution, parameters, at, folded, foldedBiasAt);
    Ranges.part("weights", parameters.length, weightAt, w.convolution.weightSize());
    Ranges.part("folded weights", folded.length, foldedWeightAt, w.weightSize());
    putScales(w.convolution, parameters, at, folded, foldedBiasAt);
    WinogradWeights.transform(w, parameters, weightAt, folded, foldedWeightAt, foldedBiasAt);
    putBiases(w.convolution, parameters, biasAt, at, folded, foldedBiasAt);
  }

  private void fits(Convolution c, float[] parameters, int at, float[] folded, int foldedAt) {
    if (c.filters != channels) {
      throw new IllegalArgumentException(
          "%d channels are normalised, but the convolution has %d filters"
              .formatted(channels, c.filters));
    }
    Ranges.part("parameters", parameters.length, at, 4L * channels);
    Ranges.part("folded bias", folded.length, foldedAt, c.biasSize());
  }

  // The scales stand where the biases will: the weights are multiplied by them first.
  private void putScales(Convolution c, float[] parameters, int at, float[] folded, int foldedAt) {
    for (int f = 0; f < channels; f++) {
      folded[foldedAt + c.biasLayout().offset(f)] = (float) scale(f, parameters, at);
    }
  }

  private void putBiases(
      Convolution c, float[] parameters, int biasAt, int at, float[] folded, int foldedAt) {
    StoredLayout layout = c.biasLayout();
    for (int f = 0; f < channels; f++) {
      double bias = biasAt < 0 ? 0 : parameters[biasAt + layout.offset(f)];
      double mean = parameters[at + 2 * channels + f];
      folded[foldedAt + layout.offset(f)] =
          (float) ((bias - mean) * scale(f, parameters, at) + parameters[at + channels + f]);
    }
  }

  private double scale(int c, float[] parameters, int at) {
    return parameters[at + c] * runningInverse(c, parameters, at);
  }

  private double runningInverse(int c, float[] parameters, int at) {
    return 1 / Math.sqrt((double) parameters[at + 3 * channels + c] + epsilon);
  }

  private void affine(
      int c,
      double mean,
      double inverse,
      float[] parameters,
      int at,
      float[] vectors,
      int vectorsAt) {
    double scale = parameters[at + c] * inverse;
    vectors[vectorsAt + c] = (float) scale;
    vectors[vectorsAt + length() + c] = (float) (parameters[at + channels + c] - mean * scale);
  }

  /**
   * Combines the sums of the samples, see {@link KernelSet#channelSums}: adds to the gradients of
   * weight and bias, and fills the vectors x scale and dx shift of dx = dy * scale + (x - mean) *
   * xScale + dxShift. The mean is taken away first: where it is large against the deviation, the
   * products would be, too, and leave few digits.
   */
  public void backward(
      int samples,
      float[] sums,
      int sumsAt,
      int stride,
      float[] gradients,
      int at,
      float[] vectors,
      int vectorsAt) {
    Ranges.buffer("sums", sums, sumsAt, 2 * channels, stride, 0, samples);
    check(gradients, at, vectors, vectorsAt);
    double count = (double) samples * pixels;
    for (int c = 0; c < channels; c++) {
      double dy = sum(samples, sums, sumsAt + c, stride);
      double dyx = sum(samples, sums, sumsAt + channels + c, stride);
      double inverse = vectors[vectorsAt + 3 * length() + c];
      double scale = vectors[vectorsAt + c];
      double xScale = -scale * inverse * inverse * dyx / count;
      gradients[at + c] += (float) (dyx * inverse);
      gradients[at + channels + c] += (float) dy;
      vectors[vectorsAt + 4 * length() + c] = (float) xScale;
      vectors[vectorsAt + 5 * length() + c] = (float) (-scale * dy / count);
    }
    close(vectors, vectorsAt, 4, 6);
  }

  private static double sum(int samples, float[] x, int at, int stride) {
    double sum = 0;
    for (int n = 0; n < samples; n++) {
      sum += x[at + n * stride];
    }
    return sum;
  }

  private double squares(int samples, float[] moments, int at, int stride, double mean) {
    double within = 0;
    double between = 0;
    for (int n = 0; n < samples; n++) {
      double distance = moments[at + n * stride] - mean;
      within += moments[at + n * stride + channels];
      between += distance * distance;
    }
    return within + pixels * between;
  }

  private void close(float[] vectors, int vectorsAt, int from, int to) {
    for (int i = from; i < to; i++) {
      ChannelVectors.close(vectors, vectorsAt + i * length(), channels);
    }
  }

  private int length() {
    return ChannelVectors.floats(channels);
  }

  private void check(float[] parameters, int at, float[] vectors, int vectorsAt) {
    Ranges.part("parameters", parameters.length, at, 4L * channels);
    Ranges.part("vectors", vectors.length, vectorsAt, 6L * length());
  }
}
