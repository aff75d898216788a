package dev.lamina.samples.emoji;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A picture and its caption.
 *
 * @param caption its name
 * @param pixels red, green and blue (3, {@link #SIDE}, {@link #SIDE}), 0 for white paper and 1 for
 *     none of a colour, so that what comes in when a picture is shifted is paper
 */
record Emoji(Caption caption, float[] pixels) {
  /** Height and width. */
  static final int SIDE = 48;

  /** Red, green and blue. */
  static final int COLORS = 3;

  /** Those that come with the sample; README.md beside them. */
  static List<Emoji> embedded() throws IOException {
    List<Emoji> all = new ArrayList<>();
    try (InputStream names = resource("people.txt");
        InputStream picture = resource("people.png")) {
      BufferedImage sheet = ImageIO.read(picture);
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(names, StandardCharsets.UTF_8));
      int row = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        addRow(Caption.of(line), sheet, row++, all);
      }
    }
    return all;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Emoji.class.getResourceAsStream(name));
  }

  private static void addRow(Caption woman, BufferedImage sheet, int row, List<Emoji> all) {
    int column = 0;
    for (String who : Caption.WHO) {
      for (String skin : Caption.SKIN) {
        all.add(new Emoji(woman.of(skin, who), pixels(sheet, column++ * SIDE, row * SIDE)));
      }
    }
  }

  private static float[] pixels(BufferedImage sheet, int left, int top) {
    int plane = SIDE * SIDE;
    float[] pixels = new float[COLORS * plane];
    for (int at = 0; at < plane; at++) {
      int rgb = sheet.getRGB(left + at % SIDE, top + at / SIDE);
      for (int color = 0; color < COLORS; color++) {
        pixels[color * plane + at] = 1 - ((rgb >> (16 - 8 * color)) & 255) / 255f;
      }
    }
    return pixels;
  }
}
