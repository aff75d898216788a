package dev.lamina.samples.fashion;

import dev.lamina.samples.images.ImageSet;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The part of Fashion-MNIST that comes with the samples; its page says how it was made. */
public final class FashionImages {
  /** Names of the labels 0 to 9. */
  public static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private FashionImages() {}

  /** 6,000 images to train on and 1,000 to test with, as many of each class. */
  public static ImageSet embedded() throws IOException {
    URI here = location();
    if (!here.getScheme().equals("jar")) {
      return read(Path.of(here).getParent());
    }
    try (FileSystem jar = FileSystems.newFileSystem(here, Map.of())) {
      return read(Objects.requireNonNull(jar.provider().getPath(here).getParent()));
    }
  }

  private static ImageSet read(Path directory) throws IOException {
    return ImageSet.read(directory, "Fashion-MNIST, the embedded part", CLASS_NAMES);
  }

  private static URI location() {
    try {
      return Objects.requireNonNull(FashionImages.class.getResource("README.md")).toURI();
    } catch (URISyntaxException e) {
      throw new AssertionError("a resource's URL is a URI", e);
    }
  }
}
