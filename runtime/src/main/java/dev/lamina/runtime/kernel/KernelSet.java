package dev.lamina.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The arithmetic that generated code calls: {@link VectorKernels} with SIMD instructions, {@link
 * ScalarKernels} with plain loops, which is also the oracle of the first.
 *
 * <p>Activations are channels-last: a value of shape (C, H, W) takes {@code H * W * C} floats a
 * sample, pixel by pixel. The arena holds one slice for each sample with all of the sample's values
 * in it, so that sample n of a value at {@code xAt} starts at {@code xAt + n * stride}, where
 * {@code stride} is the length of a slice, and consecutive samples of a value are NOT adjacent.
 * Each method works on the samples {@code from} (inclusive) to {@code to} (exclusive) and touches
 * no other sample's output, so that workers may share a batch. The result of a sample does not
 * depend on how the batch was split, bit for bit.
 *
 * <p>Gradients: with {@code accumulate} false an output is assigned, with true it is added to.
 * Parameter gradients are always added to.
 */
public interface KernelSet {

  /**
   * y = x * w + b. {@code weightAt} and {@code biasAt} are places in {@code weights}, laid out as
   * {@link Convolution#weightLayout()} and {@link Convolution#biasLayout()} say; {@code biasAt} is
   * -1 for a convolution without bias.
   */
  void convolve(
      Convolution c,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * y = x * w + b as {@link Winograd} does it, with weights that {@link Winograd#transform} has
   * made and biases as above, from another array; without biases y += x * w if {@code accumulate}.
   */
  void convolveWinograd(
      Winograd w,
      float[] x,
      int xAt,
      float[] transformed,
      int transformedAt,
      float[] biases,
      int biasAt,
      float[] y,
      int yAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * The gradients of a convolution's weights and bias, as {@link #convolveWeights} adds them, by
   * {@link Winograd}: those of some of its {@link Winograd#weightParts}.
   */
  void winogradWeights(
      Winograd w,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int weightAt,
      int biasAt,
      int stride,
      int from,
      int to,
      int partFrom,
      int partTo,
      Scratch scratch);

  /** y += x * w + b for a dense layer, one whose kernel covers its input; else as above. */
  void addDense(
      Convolution c,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /** The sum of x[i] * y[i]. */
  double dot(int size, float[] x, int xAt, float[] y, int yAt, Scratch scratch);

  /** y += factor * x. */
  void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt);

  /** The sum of v[i] * tanh(q[i] + k[i]). */
  double tanhDot(
      int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt, Scratch scratch);

  /**
   * Gradients of {@link #tanhDot}, added: with h = tanh(q + k) and g = ds * v * (1 - h^2), dq += g
   * in the array of q, dk += g in the array of k, dv += ds * h.
   */
  void tanhDotBackward(
      int size,
      float ds,
      float[] v,
      int vAt,
      float[] q,
      int qAt,
      float[] k,
      int kAt,
      int dqAt,
      int dkAt,
      float[] dv,
      int dvAt);

  /**
   * Rearranges the weights for {@link #convolveData}: {@link Convolution#packedSize()} floats, of
   * which the parts from..to are written of all {@link Convolution#packParts()}.
   */
  void packForData(
      Convolution c, float[] weights, int weightAt, float[] packed, int packedAt, int from, int to);

  /** dx = dy * w transposed, with weights rearranged by {@link #packForData}. */
  void convolveData(
      Convolution c,
      float[] dy,
      int dyAt,
      float[] packed,
      int packedAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * dw += x transposed * dy, db += sum of dy, over the samples from..to, for the weight tiles
   * tileFrom..tileTo of {@link Convolution#weightTiles()}: tiles touch separate parts of dw and db.
   * {@code biasAt} is -1 for a convolution without bias.
   */
  void convolveWeights(
      Convolution c,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int weightAt,
      int biasAt,
      int stride,
      int from,
      int to,
      int tileFrom,
      int tileTo,
      Scratch scratch);

  /** y = pool(x). */
  void pool(Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to);

  /**
   * dx = gradient of pool. A maximum gives its gradient to the first element of the window, in row
   * order, that equals it; x and y are read for that and ignored by an average.
   */
  void poolBackward(
      Pooling p,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /**
   * y = x / (1 - rate) where a hash of (seed, sample, element) keeps the element, 0 elsewhere. The
   * same call on dy gives dx. {@code size} is the number of floats a sample.
   */
  void dropout(
      int size,
      float rate,
      long seed,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /** y = softmax over the last {@code width} floats of each of {@code rows} rows a sample. */
  void softmax(
      int rows, int width, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to);

  /** dx = y * (dy - sum(y * dy)), by rows as in {@link #softmax}. */
  void softmaxBackward(
      int rows,
      int width,
      float[] y,
      int yAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /** y = x divided by a power of the energy of neighbouring channels, pixel by pixel. */
  void localResponse(
      LocalResponse r,
      int pixels,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /** dx from dy for {@link #localResponse}. */
  void localResponseBackward(
      LocalResponse r,
      int pixels,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * y = (x - mean) * inverse * w + b for the {@code size} elements of each sample, w and b at
   * {@code weightAt} and {@code biasAt} of {@code weights}; moments = mean and inverse = 1 /
   * sqrt(variance + epsilon) of these elements.
   */
  void normalizeSample(
      int size,
      float epsilon,
      float[] x,
      int xAt,
      float[] weights,
      int weightAt,
      int biasAt,
      float[] moments,
      int momentsAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /** dx from dy for {@link #normalizeSample}, with the moments it found. */
  void normalizeSampleBackward(
      int size,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      float[] dy,
      int dyAt,
      float[] weights,
      int weightAt,
      float[] dx,
      int dxAt,
      boolean accumulate,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * dw += dy * (x - mean) * inverse, db += dy, summed over the samples 0..samples in this order,
   * for the elements first..end.
   */
  void normalizeSampleWeights(
      int first,
      int end,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      float[] dy,
      int dyAt,
      float[] gradients,
      int weightAt,
      int biasAt,
      int stride,
      int samples);

  /**
   * Cross-entropy of softmax(x) against class numbers: {@code labels[n * rows + r]} in 0..width-1.
   * Adds {@code weight} times the mean over the rows of sample n to {@code loss[n]} and gives dx =
   * (softmax(x) - onehot) * scale / rows; {@code dx} null: loss only. {@code scale} is weight /
   * batch size.
   */
  void softmaxCrossEntropy(
      int rows,
      int width,
      float[] x,
      int xAt,
      int[] labels,
      float weight,
      double[] loss,
      float @Nullable [] dx,
      int dxAt,
      boolean accumulate,
      float scale,
      int stride,
      int from,
      int to);

  /**
   * An element-wise loss against the target at {@code targetAt + n * stride + i} (in an array like
   * x). Adds {@code weight} times the mean over the elements of sample n to {@code loss[n]} and
   * gives dx = dloss/dx * scale / size; {@code dx} null: loss only.
   */
  void elementLoss(
      ElementLoss kind,
      int size,
      float[] x,
      int xAt,
      float[] target,
      int targetAt,
      float weight,
      double[] loss,
      float @Nullable [] dx,
      int dxAt,
      boolean accumulate,
      float scale,
      int stride,
      int from,
      int to);

  /** y[p][c] = x[p][c] * s[c], c below {@code channels}, for each of {@code pixels} pixels p. */
  void scaleChannels(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] s,
      int sAt,
      float[] y,
      int yAt,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /** sums[c] = sum over p of x[p][c] * y[p][c], as in {@link #scaleChannels}. */
  void sumProducts(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      float[] sums,
      int sumsAt,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /** y[p][c] = b[c], b at {@code biasAt} of {@code weights}, as in {@link #scaleChannels}. */
  void spreadBias(
      int pixels,
      int channels,
      float[] weights,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to);

  /** sums[c] = sum over p of x[p][c], as in {@link #scaleChannels}. */
  void sumPlaces(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] sums,
      int sumsAt,
      int stride,
      int from,
      int to);

  /**
   * y[.., yFrom + c] = x[.., xFrom + c] for {@code count} channels of each of {@code pixels} pixels
   * a sample; x has {@code xChannels} channels, y has {@code yChannels}.
   */
  void copyChannels(
      int pixels,
      int count,
      float[] x,
      int xAt,
      int xChannels,
      int xFrom,
      float[] y,
      int yAt,
      int yChannels,
      int yFrom,
      boolean accumulate,
      int stride,
      int from,
      int to);

  /**
   * The mean of each of {@code channels} channels over the pixels of a sample, and behind all of
   * them the sums of the squared distances from it: {@code 2 * channels} floats a sample.
   */
  void channelMoments(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * For each channel of a sample the sum of dy over the pixels, and behind all of them the sums of
   * dy * (x - mean), {@code mean} being one {@link ChannelVectors vector} for all samples.
   */
  void channelSums(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] mean,
      int meanAt,
      float[] sums,
      int sumsAt,
      int stride,
      int from,
      int to,
      Scratch scratch);

  /**
   * Transposes each sample's matrix: y[c][r] = x[r][c], r below {@code rows}, c below {@code
   * columns}. (H*W, C) becomes (C, H*W) and back. Arrays of the user hold samples side by side,
   * hence the two strides.
   */
  void transpose(
      int rows,
      int columns,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride,
      boolean accumulate,
      int from,
      int to);

  /**
   * y[i] += x[i] + x[size + i] + ...: adds {@code slices} partial gradients, {@code size} floats
   * apart, in their order, for the elements from..to.
   */
  void sumSlices(int size, int slices, float[] x, int xAt, float[] y, int yAt, int from, int to);
}
