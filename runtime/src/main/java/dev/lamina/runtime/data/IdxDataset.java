package dev.lamina.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Datasets of labeled images in IDX files: MNIST, Fashion-MNIST, EMNIST and their like. */
public final class IdxDataset {
  private IdxDataset() {}

  /**
   * Reads images, unsigned bytes (N, H, W) or (N, C, H, W), and as many labels, unsigned bytes (N).
   * Each file may be compressed with gzip. Images of two dimensions get one channel.
   *
   * @throws DatasetException when a file is damaged, is no IDX file, or does not fit the other
   */
  public static PixelDataset load(Path images, Path labels) throws IOException {
    IdxArray pixels = IdxReader.read(images);
    requireImages(pixels);
    IdxArray classes = IdxReader.read(labels);
    requireLabels(classes);
    if (pixels.shape()[0] != classes.shape()[0]) {
      throw new DatasetException(
          "%s has %s images, but %s has %s labels"
              .formatted(images, pixels.shape()[0], labels, classes.shape()[0]));
    }
    return new PixelDataset(pixels.bytes(), imageShape(pixels), numbers(classes), List.of());
  }

  private static void requireImages(IdxArray array) throws DatasetException {
    if (array.type() == IdxType.UNSIGNED_BYTE && array.rank() == 1) {
      throw new DatasetException(
          array.file(),
          "expected images (magic 0x00000803), but these are labels (magic 0x00000801); are the"
              + " two files swapped?");
    }
    if (array.type() != IdxType.UNSIGNED_BYTE || array.rank() < 3 || array.rank() > 4) {
      throw new DatasetException(
          array.file(),
          "expected images, unsigned bytes [N, H, W] or [N, C, H, W], but these are " + array);
    }
  }

  private static void requireLabels(IdxArray array) throws DatasetException {
    if (array.type() == IdxType.UNSIGNED_BYTE && array.rank() >= 3) {
      throw new DatasetException(
          array.file(),
          "expected labels (magic 0x00000801), but these are images (magic 0x0000080%s); are the"
                  .formatted(array.rank())
              + " two files swapped?");
    }
    if (array.type() != IdxType.UNSIGNED_BYTE || array.rank() != 1) {
      throw new DatasetException(
          array.file(), "expected labels, unsigned bytes [N], but these are " + array);
    }
  }

  private static int[] imageShape(IdxArray images) {
    int[] shape = images.shape();
    return shape.length == 3
        ? new int[] {1, shape[1], shape[2]}
        : Arrays.copyOfRange(shape, 1, shape.length);
  }

  private static int[] numbers(IdxArray labels) {
    int[] numbers = new int[labels.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = labels.bytes()[i] & 0xff;
    }
    return numbers;
  }

  /**
   * Reads the four files of a folder by their usual names: {@code train-images-idx3-ubyte}, {@code
   * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, each
   * also with {@code .idx3} or {@code .idx1} in the place of the last but one hyphen, each also
   * with {@code .gz}.
   *
   * @throws DatasetException when a file is missing, naming what was looked for
   */
  public static PixelSplit directory(Path folder) throws IOException {
    return new PixelSplit(
        load(find(folder, "train-images", "idx3"), find(folder, "train-labels", "idx1")),
        load(find(folder, "t10k-images", "idx3"), find(folder, "t10k-labels", "idx1")));
  }

  private static Path find(Path folder, String name, String kind) throws DatasetException {
    String usual = name + "-" + kind + "-ubyte";
    String dotted = name + "." + kind + "-ubyte";
    for (String candidate : List.of(usual, usual + ".gz", dotted, dotted + ".gz")) {
      Path file = folder.resolve(candidate);
      if (Files.exists(file)) {
        return file;
      }
    }
    throw new DatasetException(
        folder, "there is neither %s nor %s, nor one of them with .gz".formatted(usual, dotted));
  }
}
