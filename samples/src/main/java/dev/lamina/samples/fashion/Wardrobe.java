package dev.lamina.samples.fashion;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.data.PixelDataset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Images of garments to compose scenes and clips of. */
public final class Wardrobe {
  /** Height and width of an image. */
  public static final int SIDE = 28;

  private final Map<Garment, List<float[]>> images = new EnumMap<>(Garment.class);

  /** Takes the garments out of a part of Fashion-MNIST. */
  public Wardrobe(PixelDataset source) {
    InputPort image = new InputPort("image", List.of(1, SIDE, SIDE));
    OutputPort kind = new OutputPort("kind", List.of(10), Loss.SOFTMAX_CROSS_ENTROPY, 1);
    Batch one = new Batch(List.of(image), List.of(kind), 1);
    for (Garment garment : Garment.values()) {
      List<float[]> own = new ArrayList<>();
      for (int i = 0; i < source.size(); i++) {
        if (source.label(i) == garment.label()) {
          source.read(i, one, 0);
          own.add(one.input(0).clone());
        }
      }
      images.put(garment, own);
    }
  }

  /** An image of the garment by chance, pixels from 0 to 1, row by row. */
  public float[] draw(Garment garment, Random random) {
    List<float[]> own = Objects.requireNonNull(images.get(garment));
    return own.get(random.nextInt(own.size()));
  }

  /** Puts an image into a square picture, where it is brighter than what is there. */
  public static void put(float[] image, float[] picture, int side, int top, int left) {
    for (int y = Math.max(0, -top); y < Math.min(SIDE, side - top); y++) {
      for (int x = Math.max(0, -left); x < Math.min(SIDE, side - left); x++) {
        int at = (top + y) * side + left + x;
        picture[at] = Math.max(picture[at], image[y * SIDE + x]);
      }
    }
  }
}
