package dev.lamina.runtime.kernel;

import static dev.lamina.runtime.kernel.Winograd.ELEMENTS;
import static dev.lamina.runtime.kernel.Winograd.SIDE;
import static dev.lamina.runtime.kernel.Winograd.TILE;

import java.util.Arrays;

/** {@link Winograd} by its formula, with the matrices written out. */
final class ScalarWinograd {
  private static final float A = (float) Math.sqrt(0.5);
  private static final float B = (float) Math.sqrt(2);

  /** B': an element's row, what it takes of each line of a patch. */
  private static final float[][] INPUT = {
    {1, 0, -2.5f, 0, 1, 0},
    {0, -B, -2, A, 1, 0},
    {0, B, -2, -A, 1, 0},
    {0, -A, -0.5f, B, 1, 0},
    {0, A, -0.5f, -B, 1, 0},
    {0, 1, 0, -2.5f, 0, 1}
  };

  /** A': an output's row, what it takes of each line of elements. */
  private static final float[][] OUTPUT = {
    {1, 1, 1, 1, 1, 0},
    {0, A, -A, B, -B, 0},
    {0, 0.5f, 0.5f, 2, 2, 0},
    {0, A / 2, -A / 2, 2 * B, -2 * B, 1}
  };

  private ScalarWinograd() {}

  static void forward(
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
    float[] floats = scratch.floats(w.scratchFloats());
    Panels panels = w.convolution.panels;
    for (int n = from; n < to; n++) {
      for (int tile = 0; tile < w.tiles; tile++) {
        w.copyPatch(x, xAt + n * stride, tile, w.convolution.channels, floats);
        transformPatch(w, floats);
        for (int panel = 0; panel < panels.count(); panel++) {
          int column = panel * Panels.PANEL;
          int weightAt = transformedAt + w.weightPlace(panel);
          multiply(w, floats, transformed, weightAt, panels.width(panel));
          int out = yAt + n * stride + column;
          int width = panels.width(panel);
          int used = panels.used(panel);
          if (accumulate) {
            w.stageTile(y, out, tile, used, floats, width);
          } else {
            startTile(floats, width, used, biases, biasAt < 0 ? -1 : biasAt + column);
          }
          transformTile(w, floats, width, used);
          w.copyTile(floats, width, y, out, tile, used);
        }
      }
    }
  }

  /** By the definition of the gradient: what tiles are for is speed. */
  static void weights(
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
      int partTo) {
    Convolution c = w.convolution;
    for (int part = partFrom; part < partTo; part++) {
      int panel = w.panel(part);
      int at = weightAt + c.panels.start(panel);
      int bias = biasAt < 0 || w.channel(part) > 0 ? -1 : biasAt + panel * Panels.PANEL;
      int out = dyAt + panel * Panels.PANEL;
      for (int tap = 0; tap < 9; tap++) {
        int row = tap * c.channels + w.channel(part);
        int rowTo = row + w.channels(part);
        int sum = tap == 0 ? bias : -1;
        ScalarConvolution.rows(
            c, x, xAt, dy, out, gradients, at, sum, stride, from, to, panel, row, rowTo);
      }
    }
  }

  private static void transformPatch(Winograd w, float[] floats) {
    int channels = w.convolution.channels;
    Arrays.fill(floats, w.patchesAt(), w.patchesAt() + ELEMENTS * channels, 0);
    for (int e = 0; e < ELEMENTS; e++) {
      for (int i = 0; i < ELEMENTS; i++) {
        float factor = INPUT[e / SIDE][i / SIDE] * INPUT[e % SIDE][i % SIDE];
        int from = Winograd.stageAt() + i * channels;
        addScaled(factor, floats, from, floats, w.patchesAt() + e * channels, channels);
      }
    }
  }

  private static void multiply(
      Winograd w, float[] floats, float[] transformed, int weightAt, int width) {
    int channels = w.convolution.channels;
    Arrays.fill(floats, w.productsAt(), w.productsAt() + ELEMENTS * width, 0);
    for (int i = 0; i < ELEMENTS * channels; i++) {
      int to = w.productsAt() + i / channels * width;
      addScaled(floats[w.patchesAt() + i], transformed, weightAt + i * width, floats, to, width);
    }
  }

  /** Biases, or zeros, in the stage; no patch is there any more. */
  private static void startTile(float[] floats, int width, int used, float[] biases, int biasAt) {
    for (int i = 0; i < TILE * TILE; i++) {
      for (int f = 0; f < used; f++) {
        floats[Winograd.stageAt() + i * width + f] = biasAt < 0 ? 0 : biases[biasAt + f];
      }
    }
  }

  /** Adds the outputs to the stage. */
  private static void transformTile(Winograd w, float[] floats, int width, int used) {
    for (int i = 0; i < TILE * TILE; i++) {
      int to = Winograd.stageAt() + i * width;
      for (int e = 0; e < ELEMENTS; e++) {
        float factor = OUTPUT[i / TILE][e / SIDE] * OUTPUT[i % TILE][e % SIDE];
        addScaled(factor, floats, w.productsAt() + e * width, floats, to, used);
      }
    }
  }

  private static void addScaled(float factor, float[] x, int xAt, float[] y, int yAt, int count) {
    for (int i = 0; i < count && factor != 0; i++) {
      y[yAt + i] += factor * x[xAt + i];
    }
  }
}
