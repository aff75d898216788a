package dev.lamina.samples.video;

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

/** Clips as rows of frames, each with what a network says of it; wrong answers are red. */
final class FilmStrip {
  private static final int TILE = 88;
  private static final int WIDTH = TILE + 8;
  private static final int HEIGHT = TILE + 32;

  private FilmStrip() {}

  /** Writes a PNG. */
  static void write(Path file, List<Clip> clips, List<int[]> answers) throws IOException {
    int longest = clips.stream().mapToInt(Clip::length).max().orElseThrow();
    BufferedImage image =
        new BufferedImage(
            longest * WIDTH + 8, clips.size() * HEIGHT + 8, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(Palette.plain(14));
    for (int n = 0; n < clips.size(); n++) {
      for (int t = 0; t < clips.get(n).length(); t++) {
        int answer = answers.get(n)[t];
        graphics.setColor(answer == clips.get(n).labels()[t] ? Palette.INK : Palette.WRONG);
        draw(graphics, clips.get(n).frame(t), answer, 8 + t * WIDTH, 8 + n * HEIGHT);
      }
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void draw(Graphics2D graphics, float[] frame, int answer, int x, int y) {
    graphics.drawString(Motion.names().get(answer), x + 4, y + TILE + 17);
    Planes pixels = Planes.of(frame, Clip.SIDE, Clip.SIDE);
    graphics.drawImage(Tile.ink(pixels, 0), x, y, TILE, TILE, null);
    graphics.setColor(Palette.LINE);
    graphics.drawRect(x, y, TILE, TILE);
  }
}
