package dev.lamina.samples.chart;

import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;

/**
 * The filters of a first convolution in a row, and under each what it makes of an example image.
 *
 * @param weights (filters, size, size)
 * @param filters number of filters
 * @param size height and width of a filter
 * @param example an image of {@code side} x {@code side}
 * @param responses (filters, side, side)
 * @param side height and width of the image
 */
public record FilterTiles(
    float[] weights, int filters, int size, float[] example, float[] responses, int side) {
  private static final int TILE = 104;
  private static final int GAP = 15;

  /** Draws the rows with the upper left corner there. */
  public void draw(Graphics2D graphics, Point corner) {
    int below = corner.y + TILE + GAP;
    frame(graphics, Tile.ink(example, 0, side, side), corner.x, below);
    for (int f = 0; f < filters; f++) {
      int x = corner.x + (f + 1) * (TILE + GAP);
      frame(graphics, Tile.signed(weights, f * size * size, size, size), x, corner.y);
      frame(graphics, Tile.signed(responses, f * side * side, side, side), x, below);
    }
    label(graphics, corner);
  }

  private static void frame(Graphics2D graphics, BufferedImage image, int x, int y) {
    graphics.drawImage(image, x, y, TILE, TILE, null);
    graphics.setColor(Palette.LINE);
    graphics.drawRect(x, y, TILE, TILE);
  }

  private void label(Graphics2D graphics, Point corner) {
    graphics.setFont(Palette.plain(13));
    graphics.setColor(Palette.MUTED);
    int y = corner.y + TILE - 40;
    for (String line :
        new String[] {size + " x " + size + " filters", "and what they", "make of this:"}) {
      graphics.drawString(line, corner.x, y);
      y += 18;
    }
  }
}
