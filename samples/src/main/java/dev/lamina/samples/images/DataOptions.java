package dev.lamina.samples.images;

import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.fashion.FashionImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Options that say which images of 28x28 pixels in ten classes a network is trained on. */
public final class DataOptions {
  private static final int[] SHAPE = {1, 28, 28};
  private static final int CLASSES = 10;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Directory with the four IDX files of MNIST or a set like it, plain or .gz (default: a"
              + " part of Fashion-MNIST that comes with the sample).")
  private @Nullable Path directory;

  @Option(
      names = "--classes",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names of the ten classes, with commas between (default: those of Fashion-MNIST where"
              + " DIR has 'fashion' in its name, else 0 to 9).")
  private List<String> classes = List.of();

  /** Reads the images and refuses those that do not fit the network. */
  public ImageSet read(CommandLine line, String network) throws IOException {
    if (directory == null) {
      return FashionImages.embedded();
    }
    Path folder = directory.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw SampleCommand.refusal(line, folder + ": there is no such directory");
    }
    try {
      ImageSet images = ImageSet.read(folder, title(folder), names(folder));
      int[] shape = images.train().shape();
      if (!Arrays.equals(shape, SHAPE) || !Arrays.equals(images.test().shape(), SHAPE)) {
        throw SampleCommand.refusal(
            line,
            "%s: the images are %s, but %s takes %s"
                .formatted(folder, Arrays.toString(shape), network, Arrays.toString(SHAPE)));
      }
      return images;
    } catch (IllegalArgumentException e) {
      throw SampleCommand.refusal(line, folder + ": " + e.getMessage());
    }
  }

  /** The name, and that of the directory around it, as many are called "data" or "raw". */
  private static String title(Path folder) {
    int names = folder.getNameCount();
    return names == 0
        ? folder.toString()
        : folder.subpath(Math.max(0, names - 2), names).toString();
  }

  private List<String> names(Path folder) {
    if (!classes.isEmpty()) {
      return classes;
    }
    return title(folder).toLowerCase(Locale.ROOT).contains("fashion")
        ? FashionImages.CLASS_NAMES
        : IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
  }

  /** Refuses a list of names that is not as long as the network's output is wide. */
  public void check(CommandLine line) {
    if (!classes.isEmpty() && classes.size() != CLASSES) {
      throw SampleCommand.refusal(
          line, "--classes must name %d classes, not %d".formatted(CLASSES, classes.size()));
    }
  }
}
