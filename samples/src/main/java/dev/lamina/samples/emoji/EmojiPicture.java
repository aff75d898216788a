package dev.lamina.samples.emoji;

import dev.lamina.samples.chart.Palette;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Pictures in rows, each with the caption that a network gave it; under a wrong one the right one.
 */
final class EmojiPicture {
  private static final int COLUMNS = 4;
  private static final int TILE = 2 * Emoji.SIDE;
  private static final int WIDTH = 340;
  private static final int HEIGHT = TILE + 60;

  private EmojiPicture() {}

  /** Writes a PNG. */
  static void write(Path file, List<Emoji> emoji, List<String> captions) throws IOException {
    int rows = (emoji.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * WIDTH, rows * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int n = 0; n < emoji.size(); n++) {
      draw(graphics, emoji.get(n), captions.get(n), n % COLUMNS * WIDTH, n / COLUMNS * HEIGHT);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static void draw(Graphics2D graphics, Emoji emoji, String caption, int x, int y) {
    graphics.drawImage(image(emoji.pixels()), x + (WIDTH - TILE) / 2, y + 10, TILE, TILE, null);
    String right = emoji.caption().text();
    boolean isRight = caption.equals(right);
    graphics.setFont(Palette.plain(12));
    graphics.setColor(isRight ? Palette.INK : Palette.WRONG);
    center(graphics, caption, x, y + TILE + 28);
    if (!isRight) {
      graphics.setColor(Palette.MUTED);
      center(graphics, right, x, y + TILE + 45);
    }
  }

  private static void center(Graphics2D graphics, String text, int x, int y) {
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, x + (WIDTH - width) / 2, y);
  }

  private static BufferedImage image(float[] pixels) {
    int plane = Emoji.SIDE * Emoji.SIDE;
    BufferedImage image = new BufferedImage(Emoji.SIDE, Emoji.SIDE, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < plane; at++) {
      int rgb = 0;
      for (int color = 0; color < 3; color++) {
        rgb = (rgb << 8) | Math.round(255 * (1 - pixels[color * plane + at]));
      }
      image.setRGB(at % Emoji.SIDE, at / Emoji.SIDE, rgb);
    }
    return image;
  }
}
