package dev.lamina.runtime.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Plain loops: the oracle of the vector kernels, and the kernels of JVMs without the Vector API.
 */
final class ScalarKernels implements KernelSet {

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
      ScalarNarrow.forward(c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to);
    } else {
      ScalarConvolution.forward(
          c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, false);
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
    ScalarWinograd.forward(
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
    ScalarWinograd.weights(
        w, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, partFrom, partTo);
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
    ScalarConvolution.addDense(c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to);
  }

  @Override
  public double dot(int size, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    return ScalarRows.dot(size, x, xAt, y, yAt);
  }

  @Override
  public void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    ScalarRows.addScaled(size, factor, x, xAt, y, yAt);
  }

  @Override
  public double tanhDot(
      int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt, Scratch scratch) {
    return ScalarRows.tanhDot(size, v, vAt, q, qAt, k, kAt);
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
    ScalarRows.tanhDotBackward(size, ds, v, vAt, q, qAt, k, kAt, dqAt, dkAt, dv, dvAt);
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
    WeightPacking.pack(c, weights, weightAt, packed, packedAt, from, to);
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
      ScalarNarrow.data(c, dy, dyAt, packed, packedAt, dx, dxAt, accumulate, stride, from, to);
    } else {
      ScalarConvolution.data(c, dy, dyAt, packed, packedAt, dx, dxAt, accumulate, stride, from, to);
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
      ScalarNarrow.weights(
          c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, tileFrom, tileTo);
    } else {
      ScalarConvolution.weights(
          c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, tileFrom, tileTo);
    }
  }

  @Override
  public void pool(
      Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    ScalarPooling.forward(p, x, xAt, y, yAt, stride, from, to);
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
    ScalarPooling.backward(p, x, xAt, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to);
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
    int threshold = DropoutHash.threshold(rate);
    float factor = 1 / (1 - rate);
    for (int n = from; n < to; n++) {
      long key = DropoutHash.sampleKey(seed, n);
      int in = xAt + n * stride;
      int out = yAt + n * stride;
      for (int i = 0; i < size; i++) {
        float kept = DropoutHash.bits(key, i) >= threshold ? x[in + i] * factor : 0;
        y[out + i] = accumulate ? y[out + i] + kept : kept;
      }
    }
  }

  @Override
  public void softmax(
      int rows, int width, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    for (int n = from; n < to; n++) {
      Softmax.forward(width, x, xAt + n * stride, y, yAt + n * stride, rows);
    }
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
    for (int n = from; n < to; n++) {
      int at = n * stride;
      Softmax.backward(width, y, yAt + at, dy, dyAt + at, dx, dxAt + at, accumulate, rows);
    }
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
      ScalarLocalResponse.forward(r, pixels, x, xAt + at, y, yAt + at, scratch);
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
      ScalarLocalResponse.backward(
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
      ScalarSampleNorm.forward(
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
          yAt + at);
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
      ScalarSampleNorm.backward(
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
          accumulate);
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
      ScalarSampleNorm.weights(
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
    for (int n = from; n < to; n++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        int at = n * stride + r * width;
        int label = labels[n * rows + r];
        sum +=
            dx == null
                ? Softmax.crossEntropy(width, x, xAt + at, label)
                : Softmax.crossEntropyGradient(
                    width, x, xAt + at, label, dx, dxAt + at, accumulate, scale / rows);
      }
      loss[n] += weight * sum / rows;
    }
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
    for (int n = from; n < to; n++) {
      int at = n * stride;
      double sum = Losses.sum(kind, size, x, xAt + at, target, targetAt + at);
      loss[n] += weight * sum / size;
      if (dx != null) {
        Losses.gradient(
            kind,
            size,
            x,
            xAt + at,
            target,
            targetAt + at,
            dx,
            dxAt + at,
            accumulate,
            scale / size);
      }
    }
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
      ScalarChannels.scale(pixels, channels, 0, x, xAt + at, s, sAt + at, y, yAt + at, accumulate);
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
      ScalarChannels.sumProducts(
          pixels, channels, 0, x, xAt + at, y, yAt + at, sums, sumsAt + at, accumulate);
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
    for (int n = from; n < to; n++) {
      ScalarChannels.spread(pixels, channels, weights, biasAt, y, yAt + n * stride);
    }
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
      ScalarChannels.sumPlaces(pixels, channels, 0, x, xAt + at, sums, sumsAt + at);
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
    for (int n = from; n < to; n++) {
      for (int p = 0; p < pixels; p++) {
        int in = xAt + n * stride + p * xChannels + xFrom;
        int out = yAt + n * stride + p * yChannels + yFrom;
        if (accumulate) {
          add(count, x, in, y, out);
        } else {
          System.arraycopy(x, in, y, out, count);
        }
      }
    }
  }

  private static void add(int count, float[] x, int in, float[] y, int out) {
    for (int i = 0; i < count; i++) {
      y[out + i] += x[in + i];
    }
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
      ScalarMoments.moments(pixels, channels, x, xAt + at, moments, momentsAt + at);
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
      ScalarMoments.sums(
          pixels, channels, x, xAt + at, dy, dyAt + at, mean, meanAt, sums, sumsAt + at);
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
    for (int n = from; n < to; n++) {
      int in = xAt + n * xStride;
      int out = yAt + n * yStride;
      if (!accumulate) {
        Arrays.fill(y, out, out + rows * columns, 0);
      }
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          y[out + c * rows + r] += x[in + r * columns + c];
        }
      }
    }
  }

  @Override
  public void sumSlices(
      int size, int slices, float[] x, int xAt, float[] y, int yAt, int from, int to) {
    for (int slice = 0; slice < slices; slice++) {
      add(to - from, x, xAt + slice * size + from, y, yAt + from);
    }
  }
}
