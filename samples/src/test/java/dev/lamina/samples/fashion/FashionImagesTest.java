package dev.lamina.samples.fashion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.runtime.data.PixelDataset;
import dev.lamina.samples.images.ImageSet;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FashionImagesTest {
  @Test
  void eachClassHasAsManyImages() throws IOException {
    ImageSet images = FashionImages.embedded();
    assertArrayEquals(filled(600), classSizes(images.train()));
    assertArrayEquals(filled(100), classSizes(images.test()));
  }

  private static int[] filled(int count) {
    int[] sizes = new int[10];
    Arrays.fill(sizes, count);
    return sizes;
  }

  private static int[] classSizes(PixelDataset part) {
    int[] sizes = new int[10];
    for (int i = 0; i < part.size(); i++) {
      sizes[part.label(i)]++;
    }
    return sizes;
  }

  @Test
  void imagesAreGreyAndNamed() throws IOException {
    ImageSet images = FashionImages.embedded();
    assertArrayEquals(new int[] {1, 28, 28}, images.train().shape());
    assertArrayEquals(new int[] {1, 28, 28}, images.test().shape());
    // The whole set begins with an ankle boot, and so does its part, which keeps the order.
    assertEquals("Ankle boot", images.classNames().get(images.train().label(0)));
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, cf313073c7eb485392848071d5c433571d7166043e971e3345b095cc30518084",
    "train-labels-idx1-ubyte, 097b93fbcf9bd5bc648b1a457ddc55c9e4ab49afb33f9ecae8ce068399a75e3a",
    "t10k-images-idx3-ubyte, 7cee33c3c6414b1b86c25e665a6c4f41584269de3b7cc9768b1d351922845eef",
    "t10k-labels-idx1-ubyte, 3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909"
  })
  void filesHoldWhatTheirPageSays(String file, String sha256)
      throws IOException, NoSuchAlgorithmException {
    try (InputStream in =
        new GZIPInputStream(FashionImages.class.getResourceAsStream(file + ".gz"))) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertEquals(sha256, HexFormat.of().formatHex(digest));
    }
  }
}
