package dev.lamina.samples.captions;

import dev.lamina.samples.fashion.Garment;
import dev.lamina.samples.fashion.Wardrobe;
import java.util.List;
import java.util.Random;

/**
 * One garment or two in a square, and the sentence that says which and where.
 *
 * @param pixels {@link #SIDE} rows of {@link #SIDE} pixels, 0 to 1
 * @param caption as the grammar below has it
 */
record Scene(float[] pixels, String caption) {
  /** Height and width of the square, whose quarters have room for a garment each. */
  static final int SIDE = 64;

  private static final int QUARTER = SIDE / 2;
  private static final int LONELY = 4;
  private static final List<Garment> GARMENTS = List.of(Garment.values());

  /** Draws a scene by chance; one of four has a single garment. */
  static Scene draw(Wardrobe wardrobe, Random random) {
    float[] pixels = new float[SIDE * SIDE];
    int quarter = random.nextInt(4);
    Garment garment = put(pixels, quarter, wardrobe, random);
    if (random.nextInt(LONELY) == 0) {
      return new Scene(pixels, caption(garment, quarter));
    }
    int other = (quarter + 1 + random.nextInt(3)) % 4;
    Garment second = put(pixels, other, wardrobe, random);
    return new Scene(
        pixels,
        quarter < other
            ? caption(garment, quarter, second, other)
            : caption(second, other, garment, quarter));
  }

  /** Somewhere in a quarter: 0 and 1 are the upper ones, 2 and 3 the lower ones. */
  private static Garment put(float[] pixels, int quarter, Wardrobe wardrobe, Random random) {
    Garment garment = GARMENTS.get(random.nextInt(GARMENTS.size()));
    int room = QUARTER - Wardrobe.SIDE + 1;
    int top = quarter / 2 * QUARTER + random.nextInt(room);
    int left = quarter % 2 * QUARTER + random.nextInt(room);
    Wardrobe.put(wardrobe.draw(garment, random), pixels, SIDE, top, left);
    return garment;
  }

  /** {@code a boot at the upper left}. */
  static String caption(Garment garment, int quarter) {
    return "%s at the %s %s"
        .formatted(
            garment.phrase(), quarter < 2 ? "upper" : "lower", quarter % 2 == 0 ? "left" : "right");
  }

  /** {@code a boot above and left of a bag}: the upper garment, or the left one, comes first. */
  static String caption(Garment first, int quarter, Garment second, int other) {
    String side = quarter % 2 < other % 2 ? "left of" : "right of";
    String where =
        quarter / 2 == other / 2 ? side : quarter % 2 == other % 2 ? "above" : "above and " + side;
    return "%s %s %s".formatted(first.phrase(), where, second.phrase());
  }
}
