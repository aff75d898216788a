package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.VectorSupport.LANES;
import static dev.lamina.runtime.kernel.VectorSupport.SPECIES;
import static dev.lamina.runtime.kernel.VectorSupport.fma;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Moments and sums by channels, without a masked vector for any number of channels. A value is one
 * row of floats whose channels repeat: vectors that are a common multiple of channels and lanes
 * apart, a period, hold the same channels in the same lanes. They are summed as they are, and only
 * the sums are dealt out to the channels.
 */
final class VectorMoments {
  private VectorMoments() {}

  /** Two passes; the second also takes what rounding has left of the first one's mean. */
  static void moments(
      int pixels, int channels, float[] x, int at, float[] y, int yAt, Scratch scratch) {
    int row = ChannelVectors.floats(channels);
    float[] rows = scratch.floats(2 * row + 2 * LANES);
    sum(pixels * channels, channels, x, at, rows, row);
    for (int c = 0; c < channels; c++) {
      rows[c] /= pixels;
    }
    ChannelVectors.close(rows, 0, channels);
    Arrays.fill(y, yAt, yAt + 2 * channels, 0);
    deviations(pixels * channels, channels, x, at, rows, row, y, yAt);
    for (int c = 0; c < channels; c++) {
      float left = y[yAt + c] / pixels;
      y[yAt + channels + c] -= y[yAt + c] * left;
      y[yAt + c] = rows[c] + left;
    }
  }

  // Sums of the channels into the first row.
  private static void sum(int size, int channels, float[] x, int at, float[] rows, int row) {
    Arrays.fill(rows, 0, channels, 0);
    int period = period(size, channels);
    int last = size - LANES;
    for (int i = 0; i < period && i <= last; i += LANES) {
      sumEvery(period, x, at, i, last, rows, 2 * row);
      deal(channels, i % channels, rows, 2 * row, rows, 0);
    }
    for (int i = size - size % LANES; i < size; i++) {
      rows[i % channels] += x[at + i];
    }
  }

  private static void sumEvery(
      int step, float[] x, int at, int first, int last, float[] out, int outAt) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = FloatVector.zero(SPECIES);
    FloatVector c = FloatVector.zero(SPECIES);
    FloatVector d = FloatVector.zero(SPECIES);
    int i = first;
    for (; i <= last - 3 * step; i += 4 * step) {
      a = a.add(FloatVector.fromArray(SPECIES, x, at + i));
      b = b.add(FloatVector.fromArray(SPECIES, x, at + i + step));
      c = c.add(FloatVector.fromArray(SPECIES, x, at + i + 2 * step));
      d = d.add(FloatVector.fromArray(SPECIES, x, at + i + 3 * step));
    }
    for (; i <= last; i += step) {
      a = a.add(FloatVector.fromArray(SPECIES, x, at + i));
    }
    a.add(b).add(c.add(d)).intoArray(out, outAt);
  }

  // Sums of x - mean, and of its squares; the means stand in the first row.
  private static void deviations(
      int size, int channels, float[] x, int at, float[] rows, int row, float[] y, int yAt) {
    int period = period(size, channels);
    int last = size - LANES;
    for (int i = 0; i < period && i <= last; i += LANES) {
      int channel = i % channels;
      deviateEvery(period, x, at, i, last, rows, channel, 2 * row);
      deal(channels, channel, rows, 2 * row, y, yAt);
      deal(channels, channel, rows, 2 * row + LANES, y, yAt + channels);
    }
    for (int i = size - size % LANES; i < size; i++) {
      int channel = i % channels;
      float distance = x[at + i] - rows[channel];
      y[yAt + channel] += distance;
      y[yAt + channels + channel] += distance * distance;
    }
  }

  private static void deviateEvery(
      int step, float[] x, int at, int first, int last, float[] rows, int meanAt, int outAt) {
    FloatVector mean = FloatVector.fromArray(SPECIES, rows, meanAt);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector squares = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector squares2 = FloatVector.zero(SPECIES);
    int i = first;
    for (; i <= last - step; i += 2 * step) {
      FloatVector distance = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
      FloatVector distance2 = FloatVector.fromArray(SPECIES, x, at + i + step).sub(mean);
      sum = sum.add(distance);
      sum2 = sum2.add(distance2);
      squares = fma(distance, distance, squares);
      squares2 = fma(distance2, distance2, squares2);
    }
    if (i <= last) {
      FloatVector distance = FloatVector.fromArray(SPECIES, x, at + i).sub(mean);
      sum = sum.add(distance);
      squares = fma(distance, distance, squares);
    }
    sum.add(sum2).intoArray(rows, outAt);
    squares.add(squares2).intoArray(rows, outAt + LANES);
  }

  /** Sums of dy, and of dy * (x - mean). */
  static void sums(
      int pixels,
      int channels,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      float[] mean,
      int meanAt,
      float[] y,
      int yAt,
      Scratch scratch) {
    float[] lanes = scratch.floats(2 * LANES);
    int size = pixels * channels;
    Arrays.fill(y, yAt, yAt + 2 * channels, 0);
    int period = period(size, channels);
    int last = size - LANES;
    for (int i = 0; i < period && i <= last; i += LANES) {
      int channel = i % channels;
      sumEvery(period, x, xAt, dy, dyAt, i, last, mean, meanAt + channel, lanes);
      deal(channels, channel, lanes, 0, y, yAt);
      deal(channels, channel, lanes, LANES, y, yAt + channels);
    }
    for (int i = size - size % LANES; i < size; i++) {
      int channel = i % channels;
      y[yAt + channel] += dy[dyAt + i];
      y[yAt + channels + channel] += dy[dyAt + i] * (x[xAt + i] - mean[meanAt + channel]);
    }
  }

  private static void sumEvery(
      int step,
      float[] x,
      int xAt,
      float[] dy,
      int dyAt,
      int first,
      int last,
      float[] means,
      int meanAt,
      float[] lanes) {
    FloatVector mean = FloatVector.fromArray(SPECIES, means, meanAt);
    FloatVector sum = FloatVector.zero(SPECIES);
    FloatVector product = FloatVector.zero(SPECIES);
    FloatVector sum2 = FloatVector.zero(SPECIES);
    FloatVector product2 = FloatVector.zero(SPECIES);
    int i = first;
    for (; i <= last - step; i += 2 * step) {
      FloatVector d = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      FloatVector d2 = FloatVector.fromArray(SPECIES, dy, dyAt + i + step);
      sum = sum.add(d);
      sum2 = sum2.add(d2);
      product = fma(d, FloatVector.fromArray(SPECIES, x, xAt + i).sub(mean), product);
      product2 = fma(d2, FloatVector.fromArray(SPECIES, x, xAt + i + step).sub(mean), product2);
    }
    if (i <= last) {
      FloatVector d = FloatVector.fromArray(SPECIES, dy, dyAt + i);
      sum = sum.add(d);
      product = fma(d, FloatVector.fromArray(SPECIES, x, xAt + i).sub(mean), product);
    }
    sum.add(sum2).intoArray(lanes, 0);
    product.add(product2).intoArray(lanes, LANES);
  }

  // The least common multiple of channels and lanes, which are a power of two.
  private static int period(int size, int channels) {
    int common = Math.min(Integer.lowestOneBit(channels), LANES);
    return (int) Math.min(size, (long) channels / common * LANES);
  }

  private static void deal(
      int channels, int first, float[] lanes, int lanesAt, float[] y, int yAt) {
    int channel = first;
    for (int lane = 0; lane < LANES; lane++) {
      y[yAt + channel] += lanes[lanesAt + lane];
      channel = channel + 1 == channels ? 0 : channel + 1;
    }
  }
}
