package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Images in folders, one folder for each class: {@code cats/1.png}, {@code dogs/7.jpg}. Classes are
 * numbered in the order of their folders' names, samples by class and then by file name. Hidden
 * files are passed over.
 *
 * <p>An image is decoded each time it is read, on the thread of the loader, and brought to the
 * network's size: stretched with a triangle filter as wide as the reduction (Pillow's BILINEAR),
 * values 0 to 1, transparency ignored. {@link InMemoryDataset#copyOf} keeps them decoded.
 */
public final class ImageFolder implements Dataset {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");

  private final List<String> classNames;
  private final List<Path> files;
  private final int[] labels;
  private final int channels;
  private final int height;
  private final int width;

  private ImageFolder(
      List<String> classNames,
      List<Path> files,
      int[] labels,
      int channels,
      int height,
      int width) {
    this.classNames = List.copyOf(classNames);
    this.files = List.copyOf(files);
    this.labels = labels;
    this.channels = channels;
    this.height = height;
    this.width = width;
  }

  /**
   * Lists the images of a folder.
   *
   * @param channels 1 for gray (0.299 red + 0.587 green + 0.114 blue), 3 for red, green, blue
   * @throws DatasetException when there are no folders, folders without images, or other files
   * @throws IllegalStateException when the Java runtime is one without the module java.desktop
   */
  public static ImageFolder load(Path folder, int channels, int height, int width)
      throws IOException {
    if ((channels != 1 && channels != 3) || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "images can be read as (1, H, W) or (3, H, W), not (%s, %s, %s)"
              .formatted(channels, height, width));
    }
    requireDesktop();
    List<Path> classes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Path entry : visible(folder)) {
      if (Files.isDirectory(entry)) {
        classes.add(entry);
        names.add(name(entry));
      }
    }
    if (classes.isEmpty()) {
      throw new DatasetException(folder, "expected a folder for each class, but there is none");
    }
    List<Path> files = new ArrayList<>();
    int[] labels = {};
    List<String> empty = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<Path> images = images(classes.get(c));
      if (images.isEmpty()) {
        empty.add(names.get(c));
      }
      files.addAll(images);
      labels = Arrays.copyOf(labels, files.size());
      Arrays.fill(labels, files.size() - images.size(), files.size(), c);
    }
    if (!empty.isEmpty()) {
      throw new DatasetException(folder, "no images in " + String.join(", ", empty));
    }
    return new ImageFolder(names, files, labels, channels, height, width);
  }

  private static void requireDesktop() {
    if (ModuleLayer.boot().findModule("java.desktop").isEmpty()) {
      throw new IllegalStateException(
          "reading images needs the module java.desktop, which this Java runtime does not have: add"
              + " --add-modules java.desktop to java or jlink");
    }
  }

  private static List<Path> visible(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(folder, "there is no such folder");
    }
    List<Path> visible = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!name(entry).startsWith(".")) {
          visible.add(entry);
        }
      }
    }
    Collections.sort(visible);
    return visible;
  }

  private static List<Path> images(Path folder) throws IOException {
    List<Path> entries = visible(folder);
    for (Path entry : entries) {
      String name = name(entry).toLowerCase(Locale.ROOT);
      if (!ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
        throw new DatasetException(
            entry, "expected only images here (.png, .jpg, .jpeg, .gif, .bmp)");
      }
    }
    return entries;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** File of a sample. */
  public Path file(int index) {
    return files.get(index);
  }

  /** Class number of a sample. */
  public int label(int index) {
    return labels[index];
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public void read(int index, Batch batch, int position) {
    int size = channels * height * width;
    Samples.requireInput(batch, 0, size);
    Samples.requireLabels(batch, 0, 1);
    try {
      ImageDecoder.read(files.get(index), channels, height, width, batch.input(0), position * size);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    batch.labels(0)[position] = labels[index];
  }
}
