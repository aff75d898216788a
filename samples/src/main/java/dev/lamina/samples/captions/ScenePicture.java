package dev.lamina.samples.captions;

import dev.lamina.samples.chart.Palette;
import dev.lamina.samples.chart.Tile;
import dev.lamina.samples.images.Planes;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Scenes in rows, each with the caption that a network gave it; wrong ones are red. */
final class ScenePicture {
  private static final int COLUMNS = 4;
  private static final int TILE = 192;
  private static final int WIDTH = 290;
  private static final int HEIGHT = TILE + 50;

  private ScenePicture() {}

  /** Writes a PNG. */
  static void write(Path file, List<Scene> scenes, List<String> captions) throws IOException {
    int rows = (scenes.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int n = 0; n < scenes.size(); n++) {
      draw(graphics, scenes.get(n), captions.get(n), n % COLUMNS * WIDTH, n / COLUMNS * HEIGHT);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void draw(Graphics2D graphics, Scene scene, String caption, int x, int y) {
    Planes pixels = Planes.of(scene.pixels(), Scene.SIDE, Scene.SIDE);
    int left = x + (WIDTH - TILE) / 2;
    graphics.drawImage(Tile.ink(pixels, 0), left, y + 10, TILE, TILE, null);
    graphics.setColor(Palette.LINE);
    graphics.drawRect(left, y + 10, TILE, TILE);
    graphics.setFont(Palette.plain(14));
    graphics.setColor(caption.equals(scene.caption()) ? Palette.INK : Palette.WRONG);
    int width = graphics.getFontMetrics().stringWidth(caption);
    graphics.drawString(caption, x + (WIDTH - width) / 2, y + TILE + 30);
  }
}
