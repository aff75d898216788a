package dev.lamina.samples.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Point;
import java.util.List;

/**
 * Images in a column for each class, the wrong predictions framed and named. The bar under an image
 * is as long as the network is sure of its answer.
 *
 * @param predictions what is drawn, down to {@code rows} of each class
 * @param classes names of the classes
 * @param rows images in a column
 */
public record PredictionGrid(List<Prediction> predictions, List<String> classes, int rows) {
  private static final int TILE = 68;
  private static final int COLUMN = 84;
  private static final int ROW = 98;
  private static final int HEAD = 24;
  private static final int BAR = 4;

  /** Draws the grid with the upper left corner there. */
  public void draw(Graphics2D graphics, Point corner) {
    int[] drawn = new int[classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      caption(graphics, classes.get(c), Palette.INK, corner.x + c * COLUMN, corner.y + 14);
    }
    for (Prediction prediction : predictions) {
      int row = drawn[prediction.truth()]++;
      if (row < rows) {
        int x = corner.x + prediction.truth() * COLUMN + (COLUMN - TILE) / 2;
        draw(graphics, prediction, x, corner.y + HEAD + row * ROW);
      }
    }
  }

  private void draw(Graphics2D graphics, Prediction prediction, int x, int y) {
    Color color = prediction.right() ? Palette.RIGHT : Palette.WRONG;
    graphics.drawImage(Tile.ink(prediction.image(), 0), x, y, TILE, TILE, null);
    graphics.setColor(prediction.right() ? Palette.LINE : color);
    graphics.setStroke(new BasicStroke(prediction.right() ? 1 : 3));
    graphics.drawRect(x, y, TILE, TILE);
    graphics.setColor(Palette.LINE);
    graphics.fillRect(x, y + TILE + 4, TILE, BAR);
    graphics.setColor(color);
    graphics.fillRect(x, y + TILE + 4, Math.round(TILE * prediction.probability()), BAR);
    if (!prediction.right()) {
      String answer = classes.get(prediction.answer());
      caption(graphics, answer, color, x - (COLUMN - TILE) / 2, y + TILE + 21);
    }
  }

  private static void caption(Graphics2D graphics, String text, Color color, int x, int y) {
    graphics.setFont(Palette.plain(13));
    graphics.setColor(color);
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, x + (COLUMN - width) / 2, y);
  }
}
