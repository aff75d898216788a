package dev.lamina.runtime.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;

/** Writes a file so that at any moment it is either the old one or the whole new one. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes the contents. */
  public interface Contents {
    /** Writes all of them. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /** Makes the exception that says what is wrong with a place. */
  public interface Refusal {
    /** The exception, for this file and fault. */
    IOException of(Path file, String fault);
  }

  /** Writes the file, or refuses a place that cannot be one. */
  public static void write(Path file, Refusal refusal, Contents contents) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw refusal.of(file, "this is a folder, no place for a file");
    }
    if (!Files.isDirectory(folder)) {
      throw refusal.of(file, "the folder " + folder + " does not exist");
    }
    // In the same folder, since only there a rename is one step. Not by createTempFile, whose files
    // nobody else may read.
    Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        contents.writeTo(channel);
        channel.force(true);
      }
      move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the new name last through a power failure; Windows cannot and need not do this. */
  private static void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
