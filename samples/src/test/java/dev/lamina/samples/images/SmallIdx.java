package dev.lamina.samples.images;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a directory of IDX files with a few images that are easy to tell apart. */
public final class SmallIdx {
  private SmallIdx() {}

  /** Square images of class k have a bright bar in the k-th tenth of their rows. */
  public static Path write(Path directory, int train, int test, int side) throws IOException {
    Files.createDirectories(directory);
    part(directory, "train", train, side);
    part(directory, "t10k", test, side);
    return directory;
  }

  private static void part(Path directory, String name, int count, int side) throws IOException {
    try (DataOutputStream images = create(directory.resolve(name + "-images-idx3-ubyte"), 2051);
        DataOutputStream labels = create(directory.resolve(name + "-labels-idx1-ubyte"), 2049)) {
      images.writeInt(count);
      images.writeInt(side);
      images.writeInt(side);
      labels.writeInt(count);
      for (int i = 0; i < count; i++) {
        labels.writeByte(i % 10);
        images.write(image(i, side));
      }
    }
  }

  private static byte[] image(int number, int side) {
    byte[] pixels = new byte[side * side];
    for (int p = 0; p < pixels.length; p++) {
      boolean bar = p / side * 10 / side == number % 10;
      pixels[p] = (byte) (bar ? 200 + number % 50 : (p * 7 + number * 13) % 40);
    }
    return pixels;
  }

  private static DataOutputStream create(Path file, int magic) throws IOException {
    DataOutputStream out = new DataOutputStream(Files.newOutputStream(file));
    out.writeInt(magic);
    return out;
  }
}
