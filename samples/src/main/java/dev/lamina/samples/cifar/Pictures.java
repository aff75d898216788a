package dev.lamina.samples.cifar;

import dev.lamina.runtime.data.ImageFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pictures in colour, in a folder or a zip file that has a folder for each class; a single folder
 * around those, such as {@code test}, is passed through.
 */
final class Pictures implements Closeable {
  private static final int COLOURS = 3;

  private final Optional<FileSystem> zip;
  private final Path root;
  private final ImageFolder images;

  private Pictures(Path path, Optional<FileSystem> zip, int side) throws IOException {
    this.zip = zip;
    root = zip.map(z -> z.getPath("/")).orElse(path);
    images = ImageFolder.load(classes(root), COLOURS, side, side);
  }

  /** Lists pictures that are read as squares of this side. */
  static Pictures open(Path path, int side) throws IOException {
    if (Files.isDirectory(path)) {
      return new Pictures(path, Optional.empty(), side);
    }
    if (!path.toString().endsWith(".zip")) {
      throw new IOException(path + ": expected a folder or a .zip file");
    }
    FileSystem zip = FileSystems.newFileSystem(path);
    try {
      return new Pictures(path, Optional.of(zip), side);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static Path classes(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> all = entries.limit(2).toList();
      return all.size() == 1 && Files.isDirectory(all.getFirst())
          ? classes(all.getFirst())
          : folder;
    }
  }

  /** The pictures with their classes. */
  ImageFolder images() {
    return images;
  }

  /** Path of a picture in the folder or zip file, with slashes. */
  String name(int index) {
    String name = root.relativize(images.file(index)).toString();
    return name.replace(root.getFileSystem().getSeparator(), "/");
  }

  @Override
  public void close() throws IOException {
    if (zip.isPresent()) {
      zip.get().close();
    }
  }
}
