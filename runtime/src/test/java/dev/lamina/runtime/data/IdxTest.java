package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
  @TempDir Path folder;

  /** Two images of 2 x 3 pixels. */
  private static final byte[] IMAGES = {
    0,
    0,
    8,
    3,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    3, //
    0,
    51,
    102,
    (byte) 153,
    (byte) 204,
    (byte) 255,
    1,
    2,
    3,
    4,
    5,
    6
  };

  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 9, 4};

  private Path write(String name, byte... bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] gzip(byte... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gz = new GZIPOutputStream(out)) {
      gz.write(bytes);
    }
    return out.toByteArray();
  }

  private static Batch batch(int size, int classes) {
    return new Batch(
        List.of(new InputPort("image", List.of(1, 2, size / 2))),
        List.of(new OutputPort("digit", List.of(classes), Loss.SOFTMAX_CROSS_ENTROPY, 1)),
        3);
  }

  private static String faultOf(Path file) {
    Exception e = assertThrows(DatasetException.class, () -> IdxReader.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    return e.getMessage().substring(file.toString().length() + 2);
  }

  @Test
  void readsImagesAsZeroToOneAndLabels() throws IOException {
    PixelDataset data = IdxDataset.load(write("i", IMAGES), write("l.gz", gzip(LABELS)));
    assertEquals(2, data.size());
    assertArrayEquals(new int[] {1, 2, 3}, data.shape());
    Batch batch = batch(6, 10);
    data.read(0, batch, 2);
    assertArrayEquals(
        new float[] {0, 0.2f, 0.4f, 0.6f, 0.8f, 1}, Arrays.copyOfRange(batch.input(0), 12, 18));
    assertArrayEquals(new int[] {0, 0, 9}, batch.labels(0));
    assertEquals(0, batch.input(0)[11]);
    assertEquals(4, data.label(1));
  }

  @Test
  void readsEveryTypeBigEndian() throws IOException {
    assertArrayEquals(
        new float[] {255, 2}, IdxReader.read(write("a", 0, 0, 8, 1, 0, 0, 0, 2, -1, 2)).floats());
    assertArrayEquals(
        new float[] {-1}, IdxReader.read(write("a", 0, 0, 9, 1, 0, 0, 0, 1, -1)).floats());
    assertArrayEquals(
        new float[] {258}, IdxReader.read(write("a", 0, 0, 11, 1, 0, 0, 0, 1, 1, 2)).floats());
    assertArrayEquals(
        new float[] {-2, 1},
        IdxReader.read(write("a", 0, 0, 12, 1, 0, 0, 0, 2, -1, -1, -1, -2, 0, 0, 0, 1)).floats());
    byte[] floats =
        ByteBuffer.allocate(20)
            .put(new byte[] {0, 0, 13, 2})
            .putInt(1)
            .putInt(2)
            .putFloat(1.5f)
            .putFloat(-3)
            .array();
    IdxArray array = IdxReader.read(write("a", floats));
    assertArrayEquals(new int[] {1, 2}, array.shape());
    assertArrayEquals(new float[] {1.5f, -3}, array.floats());
    byte[] doubles =
        ByteBuffer.allocate(16).put(new byte[] {0, 0, 14, 1}).putInt(1).putDouble(0.1).array();
    assertArrayEquals(new float[] {0.1f}, IdxReader.read(write("a", doubles)).floats());
  }

  private Path write(String name, int... bytes) throws IOException {
    byte[] narrow = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      narrow[i] = (byte) bytes[i];
    }
    return write(name, narrow);
  }

  @Test
  void everyDamageIsNamed() throws IOException {
    assertEquals("the file is empty", faultOf(write("x", new byte[0])));
    assertEquals("there is no such file", faultOf(folder.resolve("none")));
    assertTrue(faultOf(folder).contains("this is a folder"));
    assertEquals(
        "this is no IDX file: it begins with 0x89504e47; images begin with 0x00000803, labels with"
            + " 0x00000801",
        faultOf(write("x", 0x89, 'P', 'N', 'G', 13)));
    assertTrue(faultOf(write("x", 0, 0)).contains("it begins with 0x0000;"));
    assertTrue(faultOf(write("x", 0, 0, 10, 1, 0, 0, 0, 0)).contains("no IDX file"));
    assertTrue(faultOf(write("x", 0, 0, 8, 0)).contains("no IDX file"));
    assertEquals(
        "the file ends in its header: 3 dimensions need 12 bytes, 5 are there",
        faultOf(write("x", 0, 0, 8, 3, 0, 0, 0, 1, 0)));
    assertEquals(
        "dimension 2 of 2 is 0, but must be at least 1",
        faultOf(write("x", 0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 0)));
    assertEquals(
        "dimension 1 of 1 is 4294967295, but must be at least 1",
        faultOf(write("x", 0, 0, 8, 1, 255, 255, 255, 255)));
    assertEquals(
        "unsigned bytes [65536, 65536] take more than the 2 GB of an array",
        faultOf(write("x", 0, 0, 8, 2, 0, 1, 0, 0, 0, 1, 0, 0)));
  }

  @Test
  void aFileCutShortOrTooLongIsSaidPlainAndCompressed() throws IOException {
    String expected = "the header promises unsigned bytes [2, 2, 3], 12 bytes, but ";
    byte[] cut = Arrays.copyOf(IMAGES, IMAGES.length - 1);
    assertEquals(expected + "11 follow: the file is cut short", faultOf(write("x", cut)));
    assertEquals(expected + "11 follow: the file is cut short", faultOf(write("x", gzip(cut))));
    byte[] longer = Arrays.copyOf(IMAGES, IMAGES.length + 1);
    assertEquals(expected + "13 follow: the file is too long", faultOf(write("x", longer)));
    assertEquals(
        "the header promises 12 bytes of data, but more follow", faultOf(write("x", gzip(longer))));
    byte[] gz = gzip(IMAGES);
    assertEquals("the compressed data end too early", faultOf(write("x", Arrays.copyOf(gz, 20))));
    gz[gz.length - 6] ^= 1;
    assertTrue(faultOf(write("x", gz)).startsWith("the compressed data are damaged"));
  }

  /** 2 GB promised by 12 bytes: must fail by length, with hardly any memory taken. */
  @Test
  void aHugePromiseTakesNoMemory() throws IOException {
    byte[] bytes = {0, 0, 8, 2, 0, 0, 127, -1, 0, 0, -1, -1};
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadAllocatedBytes();
    assertTrue(faultOf(write("x", bytes)).endsWith("but 0 follow: the file is cut short"));
    assertTrue(faultOf(write("x", gzip(bytes))).endsWith("but 0 follow: the file is cut short"));
    assertTrue(threads.getCurrentThreadAllocatedBytes() - start < 4 << 20);
  }

  @Test
  void swappedAndMismatchedFilesAreSaid() throws IOException {
    Path images = write("images", IMAGES);
    Path labels = write("labels", LABELS);
    Exception e = assertThrows(DatasetException.class, () -> IdxDataset.load(labels, images));
    assertTrue(e.getMessage().contains("these are labels (magic 0x00000801)"), e.getMessage());
    e = assertThrows(DatasetException.class, () -> IdxDataset.load(images, images));
    assertTrue(e.getMessage().contains("these are images (magic 0x00000803)"), e.getMessage());
    Path three = write("three", 0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3);
    e = assertThrows(DatasetException.class, () -> IdxDataset.load(images, three));
    assertEquals(images + " has 2 images, but " + three + " has 3 labels", e.getMessage());
    Path ints = write("ints", 0, 0, 12, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    e = assertThrows(DatasetException.class, () -> IdxDataset.load(images, ints));
    assertTrue(e.getMessage().endsWith("but these are ints [1]"), e.getMessage());
  }

  @Test
  void aFolderIsFoundByEitherSpelling() throws IOException {
    write("train-images-idx3-ubyte.gz", gzip(IMAGES));
    write("train-labels.idx1-ubyte", LABELS);
    write("t10k-images.idx3-ubyte.gz", gzip(IMAGES));
    Exception e = assertThrows(DatasetException.class, () -> IdxDataset.directory(folder));
    assertEquals(
        folder
            + ": there is neither t10k-labels-idx1-ubyte nor t10k-labels.idx1-ubyte, nor one of"
            + " them with .gz",
        e.getMessage());
    write("t10k-labels-idx1-ubyte", LABELS);
    PixelSplit split = IdxDataset.directory(folder);
    assertEquals(2, split.train().size());
    assertEquals(9, split.test().label(0));
  }

  @Test
  void classNamesAreKeptAndCounted() throws IOException {
    PixelDataset data = IdxDataset.load(write("i", IMAGES), write("l", LABELS));
    String[] names = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    assertEquals("j", data.classNames(names).shuffled(1).take(1).classNames().getLast());
    Exception e = assertThrows(IllegalArgumentException.class, () -> data.classNames("a", "b"));
    assertEquals("2 class names, but there is a label 9", e.getMessage());
  }

  @Test
  void anotherShapeThanTheNetworksIsSaid() throws IOException {
    PixelDataset data = IdxDataset.load(write("i", IMAGES), write("l", LABELS));
    Exception e = assertThrows(IllegalArgumentException.class, () -> data.read(0, batch(8, 10), 0));
    assertEquals(
        "input 0 of the network takes 8 values a sample, but the dataset has 6", e.getMessage());
  }
}
