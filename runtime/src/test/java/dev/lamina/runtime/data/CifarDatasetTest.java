package dev.lamina.runtime.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDatasetTest {
  @TempDir Path folder;

  /** Records with these label bytes, whose images are filled with their number, counted from 1. */
  private Path records(String name, int labelBytes, int... labels) throws IOException {
    int images = labels.length / labelBytes;
    byte[] bytes = new byte[images * (labelBytes + 3072)];
    for (int i = 0; i < images; i++) {
      int at = i * (labelBytes + 3072);
      Arrays.fill(bytes, at, at + labelBytes + 3072, (byte) (i + 1));
      for (int l = 0; l < labelBytes; l++) {
        bytes[at + l] = (byte) labels[i * labelBytes + l];
      }
    }
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void readsFilesOneAfterAnother() throws IOException {
    PixelDataset data = CifarDataset.cifar10(records("a", 1, 7, 8), records("b", 1, 9));
    assertEquals(3, data.size());
    assertEquals(9, data.label(2));
    Batch batch = Batches.of(3072, 10, 0, 1);
    data.read(1, batch, 0);
    assertEquals(8, batch.labels(0)[0]);
    assertEquals(2 / 255f, batch.input(0)[0]);
    assertEquals(2 / 255f, batch.input(0)[3071]);
  }

  @Test
  void fineAndCoarseLabels() throws IOException {
    Path file = records("a", 2, 3, 99, 4, 98);
    assertEquals(98, CifarDataset.cifar100(file).label(1));
    assertEquals(4, CifarDataset.cifar100Coarse(file).label(1));
  }

  @Test
  void aFolderWithNames() throws IOException {
    for (int i = 1; i <= 5; i++) {
      records("data_batch_" + i + ".bin", 1, i);
    }
    records("test_batch.bin", 1, 0);
    Files.writeString(folder.resolve("batches.meta.txt"), "airplane\nautomobile\n\n");
    PixelSplit split = CifarDataset.directory(folder);
    assertEquals(5, split.train().size());
    assertEquals(5, split.train().label(4));
    assertEquals("automobile", split.test().classNames().get(1));
  }

  @Test
  void aFileCutShortIsSaid() throws IOException {
    Path file = Files.write(folder.resolve("x"), new byte[3074]);
    Exception e = assertThrows(DatasetException.class, () -> CifarDataset.cifar10(file));
    assertEquals(
        file + ": expected records of 3073 bytes, but 3074 bytes are 1 records and 1 bytes",
        e.getMessage());
    Path none = folder.resolve("none");
    e = assertThrows(DatasetException.class, () -> CifarDataset.cifar10(none));
    assertEquals(none + ": there is no such file", e.getMessage());
  }
}
