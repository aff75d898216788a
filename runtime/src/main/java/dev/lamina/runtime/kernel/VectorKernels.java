package dev.lamina.runtime.kernel;

import org.jspecify.annotations.Nullable;

/** Kernels of SIMD instructions; plain loops where those gain nothing. */
final class VectorKernels implements KernelSet {
  /** For what C2 turns into vectors by itself, or costs next to nothing. */
  private final KernelSet plain = new ScalarKernels();

  @Override
  public void convolve(
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
      Scratch scratch) {
    if (c.narrow) {
      VectorNarrow.forward(c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
    } else if (FirstWork.takes(c.multiplyAdds() * (to - from))) {
      ScalarConvolution.forward(
          c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, true);
    } else {
      VectorConvolution.forward(
          c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
    }
  }

  @Override
  public void convolveWinograd(
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
      Scratch scratch) {
    VectorWinograd.forward(
        w,
        x,
        xAt,
        transformed,
        transformedAt,
        biases,
        biasAt,
        y,
        yAt,
        accumulate,
        stride,
        from,
        to,
        scratch);
  }

  @Override
  public void winogradWeights(
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
      Scratch scratch) {
    VectorWinogradWeights.gradients(
        w, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, partFrom, partTo,
        scratch);
  }

  @Override
  public void addDense(
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
      Scratch scratch) {
    VectorConvolution.addDense(
        c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
  }

  @Override
  public double dot(int size, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    return VectorRows.dot(size, x, xAt, y, yAt, scratch);
  }

  @Override
  public void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    VectorRows.addScaled(size, factor, x, xAt, y, yAt);
  }

  @Override
  public double tanhDot(
      int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt, Scratch scratch) {
    return VectorRows.tanhDot(size, v, vAt, q, qAt, k, kAt, scratch);
  }

  @Override
  public void tanhDotBackward(
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
      int dvAt) {
    VectorRows.tanhDotBackward(size, ds, v, vAt, q, qAt, k, kAt, dqAt, dkAt, dv, dvAt);
  }

  @Override
  public void packForData(
      Convolution c,
      float[] weights,
      int weightAt,
      float[] packed,
      int packedAt,
      int from,
      int to) {
    VectorConvolution.pack(c, weights, weightAt, packed, packedAt, from, to);
  }

  @Override
  public void convolveData(
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
      Scratch scratch) {
    if (c.narrow) {
      VectorNarrow.data(
          c, dy, dyAt, packed, packedAt, dx, dxAt, accumulate, stride, from, to, scratch);
    } else {
      VectorConvolution.data(
          c, dy, dyAt, packed, packedAt, dx, dxAt, accumulate, stride, from, to, scratch);
    }
  }

  @Override
  public void convolveWeights(
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
      Scratch scratch) {
    if (c.narrow) {
      VectorNarrow.weights(
          c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, tileFrom, tileTo,
          scratch);
    } else {
      VectorWeights.gradients(
          c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, tileFrom, tileTo,
          scratch);
    }
  }

  @Override
  public void pool(
      Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    if (FirstWork.takes((long) p.inputSize() * (to - from))) {
      ScalarPooling.forward(p, x, xAt, y, yAt, stride, from, to);
    } else {
      VectorPooling.forward(p, x, xAt, y, yAt, stride, from, to);
    }
  }

  @Override
  public void poolBackward(
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
      int to) {
    VectorPooling.backward(p, x, xAt, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to);
  }

  @Override
  public void dropout(
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
      int to) {
    plain.dropout(size, rate, seed, x, xAt, y, yAt, accumulate, stride, from, to);
  }

  @Override
  public void softmax(
      int rows, int width, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    plain.softmax(rows, width, x, xAt, y, yAt, stride, from, to);
  }

  @Override
  public void softmaxBackward(
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
      int to) {
    plain.softmaxBackward(rows, width, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to);
  }

  @Override
  public void localResponse(
      LocalResponse r,
      int pixels,
      float[] x,
      int xAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorLocalResponse.forward(r, pixels, x, xAt + at, y, yAt + at, scratch);
    }
  }

  @Override
  public void localResponseBackward(
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
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorLocalResponse.backward(
          r, pixels, x, xAt + at, dy, dyAt + at, dx, dxAt + at, accumulate, scratch);
    }
  }

  @Override
  public void normalizeSample(
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
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorSampleNorm.forward(
          size,
          epsilon,
          x,
          xAt + at,
          weights,
          weightAt,
          biasAt,
          moments,
          momentsAt + at,
          y,
          yAt + at,
          scratch);
    }
  }

  @Override
  public void normalizeSampleBackward(
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
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorSampleNorm.backward(
          size,
          x,
          xAt + at,
          moments,
          momentsAt + at,
          dy,
          dyAt + at,
          weights,
          weightAt,
          dx,
          dxAt + at,
          accumulate,
          scratch);
    }
  }

  @Override
  public void normalizeSampleWeights(
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
      int samples) {
    for (int n = 0; n < samples; n++) {
      int at = n * stride;
      VectorSampleNorm.weights(
          first,
          end,
          x,
          xAt + at,
          moments,
          momentsAt + at,
          dy,
          dyAt + at,
          gradients,
          weightAt,
          biasAt);
    }
  }

  @Override
  public void softmaxCrossEntropy(
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
      int to) {
    plain.softmaxCrossEntropy(
        rows, width, x, xAt, labels, weight, loss, dx, dxAt, accumulate, scale, stride, from, to);
  }

  @Override
  public void elementLoss(
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
      int to) {
    plain.elementLoss(
        kind,
        size,
        x,
        xAt,
        target,
        targetAt,
        weight,
        loss,
        dx,
        dxAt,
        accumulate,
        scale,
        stride,
        from,
        to);
  }

  @Override
  public void scaleChannels(
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
      int to) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorChannels.scale(pixels, channels, x, xAt + at, s, sAt + at, y, yAt + at, accumulate);
    }
  }

  @Override
  public void sumProducts(
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
      int to) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorChannels.sumProducts(
          pixels, channels, x, xAt + at, y, yAt + at, sums, sumsAt + at, accumulate);
    }
  }

  @Override
  public void spreadBias(
      int pixels,
      int channels,
      float[] weights,
      int biasAt,
      float[] y,
      int yAt,
      int stride,
      int from,
      int to) {
    plain.spreadBias(pixels, channels, weights, biasAt, y, yAt, stride, from, to);
  }

  @Override
  public void sumPlaces(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] sums,
      int sumsAt,
      int stride,
      int from,
      int to) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorChannels.sumPlaces(pixels, channels, x, xAt + at, sums, sumsAt + at);
    }
  }

  @Override
  public void copyChannels(
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
      int to) {
    plain.copyChannels(
        pixels,
        count,
        x,
        xAt,
        xChannels,
        xFrom,
        y,
        yAt,
        yChannels,
        yFrom,
        accumulate,
        stride,
        from,
        to);
  }

  @Override
  public void channelMoments(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] moments,
      int momentsAt,
      int stride,
      int from,
      int to,
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorMoments.moments(pixels, channels, x, xAt + at, moments, momentsAt + at, scratch);
    }
  }

  @Override
  public void channelSums(
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
      Scratch scratch) {
    for (int n = from; n < to; n++) {
      int at = n * stride;
      VectorMoments.sums(
          pixels, channels, x, xAt + at, dy, dyAt + at, mean, meanAt, sums, sumsAt + at, scratch);
    }
  }

  @Override
  public void transpose(
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
      int to) {
    plain.transpose(rows, columns, x, xAt, xStride, y, yAt, yStride, accumulate, from, to);
  }

  @Override
  public void sumSlices(
      int size, int slices, float[] x, int xAt, float[] y, int yAt, int from, int to) {
    plain.sumSlices(size, slices, x, xAt, y, yAt, from, to);
  }
}
