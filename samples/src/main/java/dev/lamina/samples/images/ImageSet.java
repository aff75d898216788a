package dev.lamina.samples.images;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.IdxDataset;
import dev.lamina.runtime.data.PixelDataset;
import dev.lamina.runtime.data.PixelSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images with labels, one part to train on and one to test with.
 *
 * @param title what a heading calls the set
 * @param train the part to train on
 * @param test the part to test with
 */
public record ImageSet(String title, PixelDataset train, PixelDataset test) {
  /** An image, pixels from 0 to 1, and its label. */
  public record Sample(Planes image, int label) {}

  /** Reads the four IDX files of a directory; see {@link IdxDataset#directory}. */
  public static ImageSet read(Path directory, String title, List<String> classNames)
      throws IOException {
    String[] names = classNames.toArray(String[]::new);
    PixelSplit split = IdxDataset.directory(directory);
    return new ImageSet(title, split.train().classNames(names), split.test().classNames(names));
  }

  /** A name for each label. */
  public List<String> classNames() {
    return test.classNames();
  }

  /** The first {@code count} test images of each class, in the order of the set. */
  public List<Sample> firstOfEachClass(Model model, int count) {
    Batch one = model.newBatch(1);
    int[] taken = new int[classNames().size()];
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < test.size(); i++) {
      int label = test.label(i);
      if (taken[label]++ < count) {
        test.read(i, one, 0);
        float[] pixels = Arrays.copyOf(one.input(0), one.input(0).length);
        samples.add(new Sample(Planes.of(pixels, test.shape()[1], test.shape()[2]), label));
      }
    }
    return samples;
  }
}
