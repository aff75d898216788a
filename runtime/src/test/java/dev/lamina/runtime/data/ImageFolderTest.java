package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  @TempDir Path folder;

  private void gray(String name, int width, int... values) throws IOException {
    BufferedImage image =
        new BufferedImage(width, values.length / width, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      image.getRaster().setSample(i % width, i / width, 0, values[i]);
    }
    write(name, image);
  }

  private void color(String name, int width, int... rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, rgb.length / width, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < rgb.length; i++) {
      image.setRGB(i % width, i / width, rgb[i]);
    }
    write(name, image);
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, "png", file.toFile()));
  }

  private static float[] read(ImageFolder images, int index, int size) {
    Batch batch = Batches.of(size, 9, 0, 2);
    images.read(index, batch, 1);
    assertEquals(images.label(index), batch.labels(0)[1]);
    float[] sample = new float[size];
    System.arraycopy(batch.input(0), size, sample, 0, size);
    return sample;
  }

  private static void assertBytes(float[] actual, double... expected) {
    float[] shares = new float[expected.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) (expected[i] / 255);
    }
    assertArrayEquals(shares, actual, 1e-6f);
  }

  @Test
  void classesAndFilesAreSorted() throws IOException {
    gray("dog/2.png", 1, 20);
    gray("dog/1.png", 1, 10);
    gray("cat/9.png", 1, 90);
    Files.writeString(folder.resolve("dog/.DS_Store"), "hidden");
    Files.writeString(folder.resolve("notes.txt"), "beside the classes");
    ImageFolder images = ImageFolder.load(folder, 1, 1, 1);
    assertEquals(List.of("cat", "dog"), images.classNames());
    assertEquals(3, images.size());
    assertBytes(read(images, 0, 1), 90);
    assertBytes(read(images, 1, 1), 10);
    assertBytes(read(images, 2, 1), 20);
    assertEquals(1, images.label(2));
    assertEquals(folder.resolve("dog/1.png"), images.file(1));
  }

  /** Gray must not go through a color conversion: 128 would come out as 188. */
  @Test
  void graySamplesAreTakenAsTheyAre() throws IOException {
    gray("a/x.png", 3, 0, 128, 255, 1, 2, 3);
    assertBytes(read(ImageFolder.load(folder, 1, 2, 3), 0, 6), 0, 128, 255, 1, 2, 3);
    assertBytes(
        read(ImageFolder.load(folder, 3, 2, 3), 0, 18),
        0,
        128,
        255,
        1,
        2,
        3,
        0,
        128,
        255,
        1,
        2,
        3,
        0,
        128,
        255,
        1,
        2,
        3);
  }

  @Test
  void colorsBecomePlanesOrLuminance() throws IOException {
    color("a/x.png", 2, 0xff8000, 0x010203);
    assertBytes(read(ImageFolder.load(folder, 3, 1, 2), 0, 6), 255, 1, 128, 2, 0, 3);
    assertBytes(
        read(ImageFolder.load(folder, 1, 1, 2), 0, 2),
        0.299 * 255 + 0.587 * 128,
        0.299 + 0.587 * 2 + 0.114 * 3);
  }

  /**
   * Halving 0, 100, 200, 40 by a triangle over two old pixels to each side: weights 3, 3, 1 of 7
   * and, from the other side, the same. Doubling 0, 100: the quarters between, ends held.
   */
  @Test
  void resizesByTriangles() throws IOException {
    gray("a/x.png", 4, 0, 100, 200, 40);
    assertBytes(
        read(ImageFolder.load(folder, 1, 1, 2), 0, 2),
        (3 * 0 + 3 * 100 + 200) / 7.0,
        (100 + 3 * 200 + 3 * 40) / 7.0);
    gray("a/x.png", 1, 0, 100);
    assertBytes(read(ImageFolder.load(folder, 1, 4, 2), 0, 8), 0, 0, 25, 25, 75, 75, 100, 100);
  }

  @Test
  void whatIsMissingOrDamagedIsNamed() throws IOException {
    assertFault("there is no such folder", folder.resolve("none"));
    assertFault("expected a folder for each class, but there is none", folder);
    gray("a/x.png", 1, 0);
    Files.createDirectory(folder.resolve("b"));
    Files.createDirectory(folder.resolve("c"));
    assertFault("no images in b, c", folder);
    Files.writeString(folder.resolve("b/y.png"), "no image");
    Path png = folder.resolve("a/x.png");
    byte[] bytes = Files.readAllBytes(png);
    Files.write(folder.resolve("c/z.PNG"), java.util.Arrays.copyOf(bytes, 40));
    ImageFolder images = ImageFolder.load(folder, 1, 1, 1);
    Exception e = assertThrows(UncheckedIOException.class, () -> read(images, 1, 1));
    assertEquals(
        folder.resolve("b/y.png") + ": this is no PNG, JPEG, GIF or BMP image", e.getMessage());
    e = assertThrows(UncheckedIOException.class, () -> read(images, 2, 1));
    assertTrue(
        e.getMessage().startsWith(folder.resolve("c/z.PNG") + ": cannot be read as an image"),
        e.getMessage());
    Files.writeString(folder.resolve("b/list.txt"), "no image");
    Exception other = assertThrows(DatasetException.class, () -> ImageFolder.load(folder, 1, 1, 1));
    assertTrue(other.getMessage().startsWith(folder.resolve("b/list.txt") + ": expected only im"));
  }

  /** A header that claims 65,535 x 65,535 pixels must not be given their memory. */
  @Test
  void aHugeClaimIsRefused() throws IOException {
    gray("a/x.png", 1, 0);
    byte[] bytes = Files.readAllBytes(folder.resolve("a/x.png"));
    for (int i : new int[] {18, 19, 22, 23}) {
      bytes[i] = (byte) 0xff;
    }
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes, 12, 17);
    java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("a/x.png"), bytes);
    ImageFolder images = ImageFolder.load(folder, 1, 1, 1);
    Exception e = assertThrows(UncheckedIOException.class, () -> read(images, 0, 1));
    assertTrue(e.getMessage().contains("4294836225 pixels are more than"), e.getMessage());
  }

  private static void assertFault(String expected, Path folder) {
    Exception e = assertThrows(DatasetException.class, () -> ImageFolder.load(folder, 1, 1, 1));
    assertEquals(folder + ": " + expected, e.getMessage());
  }
}
