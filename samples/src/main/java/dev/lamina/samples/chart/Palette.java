package dev.lamina.samples.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;

/** Colours and fonts that all pictures share. */
public final class Palette {
  /** Ground of a picture. */
  public static final Color PAPER = Color.WHITE;

  /** Text. */
  public static final Color INK = new Color(0x1f2933);

  /** Text of less weight. */
  public static final Color MUTED = new Color(0x7b8794);

  /** Grid lines and frames. */
  public static final Color LINE = new Color(0xe4e7eb);

  /** What belongs to the training set. */
  public static final Color TRAIN = new Color(0x2b6cb0);

  /** What belongs to the test set. */
  public static final Color TEST = new Color(0xdd6b20);

  /** A prediction that is right. */
  public static final Color RIGHT = new Color(0x2f855a);

  /** A prediction that is wrong. */
  public static final Color WRONG = new Color(0xc53030);

  private Palette() {}

  /**
   * Whether there is a font to write with. A small container has none, and Java then fails in
   * several ways, down to a bare {@link Error}.
   */
  public static boolean canWrite() {
    try {
      BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      return image.createGraphics().getFontMetrics(plain(12)).stringWidth("Lamina") > 0;
    } catch (RuntimeException | Error e) {
      return false;
    }
  }

  /** The plain font in a size of so many pixels. */
  public static Font plain(int size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, size);
  }

  /** The bold font in a size of so many pixels. */
  public static Font bold(int size) {
    return new Font(Font.SANS_SERIF, Font.BOLD, size);
  }
}
