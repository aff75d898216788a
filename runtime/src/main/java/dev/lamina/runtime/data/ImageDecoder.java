package dev.lamina.runtime.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes an image file into a (C, H, W) array of floats from 0 to 1, whatever its own size. The
 * only class that uses java.desktop.
 */
final class ImageDecoder {
  /** A small file can claim to be a huge image; this much takes 400 MB decoded. */
  private static final long MOST_PIXELS = 100_000_000;

  private final BufferedImage image;
  private final boolean gray;
  private final int channels;
  private final float[] row;

  private ImageDecoder(BufferedImage image, int channels) {
    this.image = image;
    this.gray = image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    this.channels = channels;
    this.row = new float[channels * image.getWidth()];
  }

  /** Decodes the first image of a file as gray (1 channel) or red, green, blue (3). */
  static void read(Path file, int channels, int height, int width, float[] into, int at)
      throws IOException {
    try {
      new ImageDecoder(decode(file), channels).resize(height, width, into, at);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // decoders throw anything at damaged files
      throw new DatasetException(file, "cannot be read as an image: " + e.getMessage(), e);
    }
  }

  private static BufferedImage decode(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        ImageInputStream image = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) {
        throw new DatasetException(file, "this is no PNG, JPEG, GIF or BMP image");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(image, true, true);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
          throw new DatasetException(
              file, "%s pixels are more than the %s allowed".formatted(pixels, MOST_PIXELS));
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    }
  }

  private void resize(int toHeight, int toWidth, float[] into, int at) {
    int width = image.getWidth();
    int height = image.getHeight();
    Resampling across = new Resampling(width, toWidth);
    Resampling down = new Resampling(height, toHeight);
    float[] narrow = new float[channels * height * toWidth];
    for (int y = 0; y < height; y++) {
      readRow(y);
      for (int c = 0; c < channels; c++) {
        across.apply(row, c * width, 1, narrow, (c * height + y) * toWidth, 1);
      }
    }
    for (int c = 0; c < channels; c++) {
      for (int x = 0; x < toWidth; x++) {
        int source = c * height * toWidth + x;
        down.apply(narrow, source, toWidth, into, at + c * toHeight * toWidth + x, toWidth);
      }
    }
  }

  private void readRow(int y) {
    int width = image.getWidth();
    if (gray) {
      // The samples themselves: getRGB would take gray for linear light and brighten it.
      float largest = (1 << image.getSampleModel().getSampleSize(0)) - 1;
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          row[c * width + x] = image.getRaster().getSample(x, y, 0) / largest;
        }
      }
    } else {
      for (int x = 0; x < width; x++) {
        takeColor(image.getRGB(x, y), x);
      }
    }
  }

  private void takeColor(int rgb, int x) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    if (channels == 1) {
      row[x] = (0.299f * red + 0.587f * green + 0.114f * blue) / 255;
    } else {
      int width = image.getWidth();
      row[x] = red / 255f;
      row[width + x] = green / 255f;
      row[2 * width + x] = blue / 255f;
    }
  }
}
