package dev.lamina.runtime.kernel;

import org.jspecify.annotations.Nullable;

/** Checks the arguments once a call, then leaves the work to the scalar or the vector kernels. */
final class CheckedKernels implements KernelSet {
  private final KernelSet kernels;

  CheckedKernels(KernelSet kernels) {
    this.kernels = kernels;
  }

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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, c.inputSize(), stride, from, to);
    Ranges.buffer("y", y, yAt, c.outputSize(), stride, from, to);
    weights(c, weights, weightAt, biasAt);
    kernels.convolve(c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
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
    Convolution c = w.convolution;
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, c.inputSize(), stride, from, to);
    Ranges.buffer("y", y, yAt, c.outputSize(), stride, from, to);
    Ranges.part("transformed weights", transformed.length, transformedAt, w.weightSize());
    if (biasAt >= 0) {
      Ranges.part("bias", biases.length, biasAt, c.biasSize());
      if (accumulate) {
        throw new IllegalArgumentException("the output is kept, and has its bias already");
      }
    }
    kernels.convolveWinograd(
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
    gradients(w.convolution, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to);
    Ranges.pieces("weight parts", partFrom, partTo, w.weightParts());
    kernels.winogradWeights(
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
    if (!c.dense) {
      throw new IllegalArgumentException("its kernel does not cover its input");
    }
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, c.inputSize(), stride, from, to);
    Ranges.buffer("y", y, yAt, c.outputSize(), stride, from, to);
    weights(c, weights, weightAt, biasAt);
    kernels.addDense(c, x, xAt, weights, weightAt, biasAt, y, yAt, stride, from, to, scratch);
  }

  private static void gradients(
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
      int to) {
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, c.inputSize(), stride, from, to);
    Ranges.buffer("dy", dy, dyAt, c.outputSize(), stride, from, to);
    weights(c, gradients, weightAt, biasAt);
  }

  private static void weights(Convolution c, float[] weights, int weightAt, int biasAt) {
    Ranges.part("weights", weights.length, weightAt, c.weightSize());
    if (biasAt >= 0) {
      Ranges.part("bias", weights.length, biasAt, c.biasSize());
    }
  }

  @Override
  public double dot(int size, float[] x, int xAt, float[] y, int yAt, Scratch scratch) {
    Ranges.part("x", x.length, xAt, size);
    Ranges.part("y", y.length, yAt, size);
    return kernels.dot(size, x, xAt, y, yAt, scratch);
  }

  @Override
  public void addScaled(int size, float factor, float[] x, int xAt, float[] y, int yAt) {
    Ranges.part("x", x.length, xAt, size);
    Ranges.part("y", y.length, yAt, size);
    kernels.addScaled(size, factor, x, xAt, y, yAt);
  }

  @Override
  public double tanhDot(
      int size, float[] v, int vAt, float[] q, int qAt, float[] k, int kAt, Scratch scratch) {
    Ranges.part("v", v.length, vAt, size);
    Ranges.part("q", q.length, qAt, size);
    Ranges.part("k", k.length, kAt, size);
    return kernels.tanhDot(size, v, vAt, q, qAt, k, kAt, scratch);
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
    Ranges.part("v", v.length, vAt, size);
    Ranges.part("q", q.length, qAt, size);
    Ranges.part("k", k.length, kAt, size);
    Ranges.part("dv", dv.length, dvAt, size);
    Ranges.part("dq", q.length, dqAt, size);
    Ranges.part("dk", k.length, dkAt, size);
    kernels.tanhDotBackward(size, ds, v, vAt, q, qAt, k, kAt, dqAt, dkAt, dv, dvAt);
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
    Ranges.part("weights", weights.length, weightAt, c.weightSize());
    Ranges.part("packed", packed.length, packedAt, c.packedSize());
    Ranges.pieces("parts", from, to, c.packParts());
    kernels.packForData(c, weights, weightAt, packed, packedAt, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("dy", dy, dyAt, c.outputSize(), stride, from, to);
    Ranges.buffer("dx", dx, dxAt, c.inputSize(), stride, from, to);
    Ranges.part("packed", packed.length, packedAt, c.packedSize());
    kernels.convolveData(
        c, dy, dyAt, packed, packedAt, dx, dxAt, accumulate, stride, from, to, scratch);
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
    gradients(c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to);
    Ranges.pieces("weight tiles", tileFrom, tileTo, c.weightTiles());
    kernels.convolveWeights(
        c, x, xAt, dy, dyAt, gradients, weightAt, biasAt, stride, from, to, tileFrom, tileTo,
        scratch);
  }

  @Override
  public void pool(
      Pooling p, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, p.inputSize(), stride, from, to);
    Ranges.buffer("y", y, yAt, p.outputSize(), stride, from, to);
    kernels.pool(p, x, xAt, y, yAt, stride, from, to);
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
    Ranges.samples(from, to);
    if (p.kind() == Pooling.Kind.MAX) {
      Ranges.buffer("x", x, xAt, p.inputSize(), stride, from, to);
      Ranges.buffer("y", y, yAt, p.outputSize(), stride, from, to);
    }
    Ranges.buffer("dy", dy, dyAt, p.outputSize(), stride, from, to);
    Ranges.buffer("dx", dx, dxAt, p.inputSize(), stride, from, to);
    kernels.poolBackward(p, x, xAt, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, size, stride, from, to);
    Ranges.buffer("y", y, yAt, size, stride, from, to);
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("a dropout rate lies in 0 to 1, not " + rate);
    }
    kernels.dropout(size, rate, seed, x, xAt, y, yAt, accumulate, stride, from, to);
  }

  @Override
  public void softmax(
      int rows, int width, float[] x, int xAt, float[] y, int yAt, int stride, int from, int to) {
    Ranges.samples(from, to);
    Ranges.positive("width", width);
    Ranges.buffer("x", x, xAt, rows * width, stride, from, to);
    Ranges.buffer("y", y, yAt, rows * width, stride, from, to);
    kernels.softmax(rows, width, x, xAt, y, yAt, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.positive("width", width);
    Ranges.buffer("y", y, yAt, rows * width, stride, from, to);
    Ranges.buffer("dy", dy, dyAt, rows * width, stride, from, to);
    Ranges.buffer("dx", dx, dxAt, rows * width, stride, from, to);
    kernels.softmaxBackward(rows, width, y, yAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * r.channels(), stride, from, to);
    Ranges.buffer("y", y, yAt, pixels * r.channels(), stride, from, to);
    kernels.localResponse(r, pixels, x, xAt, y, yAt, stride, from, to, scratch);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * r.channels(), stride, from, to);
    Ranges.buffer("dy", dy, dyAt, pixels * r.channels(), stride, from, to);
    Ranges.buffer("dx", dx, dxAt, pixels * r.channels(), stride, from, to);
    kernels.localResponseBackward(
        r, pixels, x, xAt, dy, dyAt, dx, dxAt, accumulate, stride, from, to, scratch);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, size, stride, from, to);
    Ranges.part("weight", weights.length, weightAt, size);
    Ranges.part("bias", weights.length, biasAt, size);
    Ranges.buffer("moments", moments, momentsAt, 2, stride, from, to);
    Ranges.buffer("y", y, yAt, size, stride, from, to);
    kernels.normalizeSample(
        size, epsilon, x, xAt, weights, weightAt, biasAt, moments, momentsAt, y, yAt, stride, from,
        to, scratch);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, size, stride, from, to);
    Ranges.buffer("moments", moments, momentsAt, 2, stride, from, to);
    Ranges.buffer("dy", dy, dyAt, size, stride, from, to);
    Ranges.part("weight", weights.length, weightAt, size);
    Ranges.buffer("dx", dx, dxAt, size, stride, from, to);
    kernels.normalizeSampleBackward(
        size,
        x,
        xAt,
        moments,
        momentsAt,
        dy,
        dyAt,
        weights,
        weightAt,
        dx,
        dxAt,
        accumulate,
        stride,
        from,
        to,
        scratch);
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
    Ranges.samples(first, end);
    Ranges.buffer("x", x, xAt, end, stride, 0, samples);
    Ranges.buffer("moments", moments, momentsAt, 2, stride, 0, samples);
    Ranges.buffer("dy", dy, dyAt, end, stride, 0, samples);
    Ranges.part("weight", gradients.length, weightAt, end);
    Ranges.part("bias", gradients.length, biasAt, end);
    kernels.normalizeSampleWeights(
        first, end, x, xAt, moments, momentsAt, dy, dyAt, gradients, weightAt, biasAt, stride,
        samples);
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
    Ranges.samples(from, to);
    Ranges.positive("width", width);
    Ranges.buffer("x", x, xAt, rows * width, stride, from, to);
    Ranges.part("labels", labels.length, 0, (long) rows * to);
    Ranges.part("loss", loss.length, 0, to);
    if (dx != null) {
      Ranges.buffer("dx", dx, dxAt, rows * width, stride, from, to);
    }
    kernels.softmaxCrossEntropy(
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, size, stride, from, to);
    Ranges.buffer("target", target, targetAt, size, stride, from, to);
    Ranges.part("loss", loss.length, 0, to);
    if (dx != null) {
      Ranges.buffer("dx", dx, dxAt, size, stride, from, to);
    }
    kernels.elementLoss(
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * channels, stride, from, to);
    Ranges.buffer("s", s, sAt, channels, stride, from, to);
    Ranges.buffer("y", y, yAt, pixels * channels, stride, from, to);
    kernels.scaleChannels(pixels, channels, x, xAt, s, sAt, y, yAt, accumulate, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * channels, stride, from, to);
    Ranges.buffer("y", y, yAt, pixels * channels, stride, from, to);
    Ranges.buffer("sums", sums, sumsAt, channels, stride, from, to);
    kernels.sumProducts(
        pixels, channels, x, xAt, y, yAt, sums, sumsAt, accumulate, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.part("bias", weights.length, biasAt, channels);
    Ranges.buffer("y", y, yAt, pixels * channels, stride, from, to);
    kernels.spreadBias(pixels, channels, weights, biasAt, y, yAt, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * channels, stride, from, to);
    Ranges.buffer("sums", sums, sumsAt, channels, stride, from, to);
    kernels.sumPlaces(pixels, channels, x, xAt, sums, sumsAt, stride, from, to);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, pixels * xChannels, stride, from, to);
    Ranges.buffer("y", y, yAt, pixels * yChannels, stride, from, to);
    Ranges.part("a pixel of x", xChannels, xFrom, count);
    Ranges.part("a pixel of y", yChannels, yFrom, count);
    kernels.copyChannels(
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
    Ranges.samples(from, to);
    Ranges.positive("channels", channels);
    Ranges.positive("pixels", pixels);
    Ranges.buffer("x", x, xAt, pixels * channels, stride, from, to);
    Ranges.buffer("moments", moments, momentsAt, 2 * channels, stride, from, to);
    kernels.channelMoments(pixels, channels, x, xAt, moments, momentsAt, stride, from, to, scratch);
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
    Ranges.samples(from, to);
    Ranges.positive("channels", channels);
    Ranges.positive("pixels", pixels);
    Ranges.buffer("x", x, xAt, pixels * channels, stride, from, to);
    Ranges.buffer("dy", dy, dyAt, pixels * channels, stride, from, to);
    Ranges.part("mean", mean.length, meanAt, ChannelVectors.floats(channels));
    Ranges.buffer("sums", sums, sumsAt, 2 * channels, stride, from, to);
    kernels.channelSums(
        pixels, channels, x, xAt, dy, dyAt, mean, meanAt, sums, sumsAt, stride, from, to, scratch);
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
    Ranges.samples(from, to);
    Ranges.buffer("x", x, xAt, rows * columns, xStride, from, to);
    Ranges.buffer("y", y, yAt, rows * columns, yStride, from, to);
    kernels.transpose(rows, columns, x, xAt, xStride, y, yAt, yStride, accumulate, from, to);
  }

  @Override
  public void sumSlices(
      int size, int slices, float[] x, int xAt, float[] y, int yAt, int from, int to) {
    Ranges.pieces("elements", from, to, size);
    Ranges.part("x", x.length, xAt, (slices - 1L) * size + to);
    Ranges.part("y", y.length, yAt, to);
    kernels.sumSlices(size, slices, x, xAt, y, yAt, from, to);
  }
}
