package dev.lamina.runtime.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary files of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one or two label bytes
 * and a color image of 32 x 32 pixels, 3,072 bytes in (C, H, W) order.
 */
public final class CifarDataset {
  private static final int[] SHAPE = {3, 32, 32};
  private static final int IMAGE = 3 * 32 * 32;

  private CifarDataset() {}

  /** Reads files of CIFAR-10, one after another. */
  public static PixelDataset cifar10(Path... files) throws IOException {
    return read(List.of(files), 1, 0, List.of());
  }

  /** Reads files of CIFAR-100 with their 100 fine labels. */
  public static PixelDataset cifar100(Path... files) throws IOException {
    return read(List.of(files), 2, 1, List.of());
  }

  /** Reads files of CIFAR-100 with their 20 coarse labels. */
  public static PixelDataset cifar100Coarse(Path... files) throws IOException {
    return read(List.of(files), 2, 0, List.of());
  }

  /**
   * Reads the folder {@code cifar-10-batches-bin}: {@code data_batch_1.bin} to {@code
   * data_batch_5.bin}, {@code test_batch.bin}, and the class names in {@code batches.meta.txt} if
   * that is there.
   */
  public static PixelSplit directory(Path folder) throws IOException {
    Path meta = folder.resolve("batches.meta.txt");
    List<String> names = new ArrayList<>();
    for (String line : Files.exists(meta) ? Files.readAllLines(meta) : List.<String>of()) {
      if (!line.isBlank()) {
        names.add(line);
      }
    }
    List<Path> train = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      train.add(folder.resolve("data_batch_" + i + ".bin"));
    }
    return new PixelSplit(
        read(train, 1, 0, names), read(List.of(folder.resolve("test_batch.bin")), 1, 0, names));
  }

  private static PixelDataset read(
      List<Path> files, int labelBytes, int labelAt, List<String> classNames) throws IOException {
    int record = labelBytes + IMAGE;
    long bytes = 0;
    for (Path file : files) {
      bytes += checkedLength(file, record);
    }
    int images = Math.toIntExact(bytes / record);
    byte[] pixels = new byte[Math.multiplyExact(images, IMAGE)];
    int[] labels = new int[images];
    int done = 0;
    for (Path file : files) {
      byte[] records = Files.readAllBytes(file);
      for (int at = 0; at < records.length; at += record) {
        labels[done] = records[at + labelAt] & 0xff;
        System.arraycopy(records, at + labelBytes, pixels, done * IMAGE, IMAGE);
        done++;
      }
    }
    return new PixelDataset(pixels, SHAPE, labels, classNames);
  }

  private static long checkedLength(Path file, int record) throws IOException {
    long length;
    try {
      length = Files.size(file);
    } catch (NoSuchFileException e) {
      throw new DatasetException(file, "there is no such file", e);
    }
    if (length == 0 || length % record != 0) {
      throw new DatasetException(
          file,
          "expected records of %s bytes, but %s bytes are %s records and %s bytes"
              .formatted(record, length, length / record, length % record));
    }
    return length;
  }
}
