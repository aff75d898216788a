package dev.lamina.samples.chart;

import dev.lamina.samples.images.Planes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

/** Small pictures of planes of numbers, a pixel for each. */
public final class Tile {
  private static final Color NEGATIVE = new Color(0x2166ac);
  private static final Color POSITIVE = new Color(0xb2182b);

  private Tile() {}

  /** From paper for 0 to ink for 1, as a scanned page. */
  public static BufferedImage ink(Planes planes, int plane) {
    return paint(planes, plane, v -> mix(Palette.PAPER, Palette.INK, v));
  }

  /** White for 0, blue below and red above; the value furthest from 0 has the full colour. */
  public static BufferedImage signed(Planes planes, int plane) {
    float largest = Float.MIN_NORMAL;
    for (int y = 0; y < planes.height(); y++) {
      for (int x = 0; x < planes.width(); x++) {
        largest = Math.max(largest, Math.abs(planes.at(plane, y, x)));
      }
    }
    float scale = 1 / largest;
    return paint(planes, plane, v -> signedColor(v * scale));
  }

  private static Color signedColor(double value) {
    return mix(Color.WHITE, value < 0 ? NEGATIVE : POSITIVE, Math.abs(value));
  }

  private static BufferedImage paint(Planes planes, int plane, DoubleFunction<Color> color) {
    BufferedImage image =
        new BufferedImage(planes.width(), planes.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < planes.height(); y++) {
      for (int x = 0; x < planes.width(); x++) {
        image.setRGB(x, y, color.apply(planes.at(plane, y, x)).getRGB());
      }
    }
    return image;
  }

  private static Color mix(Color zero, Color one, double share) {
    double s = Math.clamp(share, 0.0, 1.0);
    return new Color(
        (int) Math.round(zero.getRed() + s * (one.getRed() - zero.getRed())),
        (int) Math.round(zero.getGreen() + s * (one.getGreen() - zero.getGreen())),
        (int) Math.round(zero.getBlue() + s * (one.getBlue() - zero.getBlue())));
  }
}
