package dev.lamina.samples.chart;

import dev.lamina.samples.images.Planes;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * The filters of a first convolution in a row, and under each what it makes of an example image.
 *
 * @param filters a plane for each filter
 * @param example the image
 * @param responses a plane for each filter
 */
public record FilterTiles(Planes filters, Planes example, Planes responses) {
  private static final int TILE = 104;
  private static final int GAP = 15;
  private static final int LINE = 18;

  /** Draws the rows with the upper left corner there. */
  public void draw(Graphics2D graphics, Point corner) {
    int below = corner.y + TILE + GAP;
    frame(graphics, Tile.ink(example, 0), corner.x, below);
    for (int f = 0; f < filters.count(); f++) {
      int x = corner.x + (f + 1) * (TILE + GAP);
      frame(graphics, Tile.signed(filters, f), x, corner.y);
      frame(graphics, Tile.signed(responses, f), x, below);
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
    String size = filters.height() + " x " + filters.width();
    List<String> lines =
        List.of(size + " filters,", "red above 0,", "blue below;", "what they", "make of this:");
    int y = corner.y + TILE - LINE * lines.size() + LINE;
    for (String line : lines) {
      graphics.drawString(line, corner.x, y);
      y += LINE;
    }
  }
}
