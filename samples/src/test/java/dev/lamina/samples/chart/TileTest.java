package dev.lamina.samples.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.images.Planes;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

final class TileTest {
  @Test
  void inkGoesFromPaperToInk() {
    BufferedImage tile = Tile.ink(Planes.of(new float[] {9, 9, 9, 0, 1, 2}, 1, 3), 1);
    assertEquals(Palette.PAPER, new Color(tile.getRGB(0, 0)));
    assertEquals(Palette.INK, new Color(tile.getRGB(1, 0)));
    assertEquals(Palette.INK, new Color(tile.getRGB(2, 0)), "too large a value is the darkest");
  }

  @Test
  void signedIsWhiteForZeroBlueBelowAndRedAbove() {
    BufferedImage tile = Tile.signed(Planes.of(new float[] {0, -0.02f, 0.01f}, 3, 1), 0);
    assertEquals(Color.WHITE, new Color(tile.getRGB(0, 0)));
    Color negative = new Color(tile.getRGB(0, 1));
    assertTrue(negative.getBlue() > negative.getRed());
    Color positive = new Color(tile.getRGB(0, 2));
    assertTrue(positive.getRed() > positive.getBlue());
  }

  @Test
  void zerosAreWhite() {
    assertEquals(
        Color.WHITE, new Color(Tile.signed(Planes.of(new float[4], 2, 2), 0).getRGB(1, 1)));
  }
}
