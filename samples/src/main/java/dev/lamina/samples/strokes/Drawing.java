package dev.lamina.samples.strokes;

import dev.lamina.runtime.StepState;
import dev.lamina.samples.chart.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Lets a network draw, and shows what it has drawn over what was wanted. */
final class Drawing {
  private static final int LONGEST = 60;
  private static final int COLUMNS = 6;
  private static final int SIDE = 160;
  private static final int HALF = SIDE / 2;
  private static final double PIXELS = 5;

  private Drawing() {}

  /** Draws until the network lifts the pen; each step is what the next one is given. */
  static Curve draw(PenModel model, float[] wish) {
    StepState state = model.encode(wish);
    float[] steps = new float[LONGEST * Curve.STEP];
    float[] step = new float[Curve.STEP];
    int length = 0;
    do {
      step = model.step(state, step).clone();
      System.arraycopy(step, 0, steps, length * Curve.STEP, Curve.STEP);
      length++;
    } while (length < LONGEST && step[2] > 0.5f);
    return new Curve(wish, Arrays.copyOf(steps, length * Curve.STEP));
  }

  /** Writes a PNG: broad and pale what was wanted, thin and dark what was drawn. */
  static void write(Path file, List<Curve> wanted, List<Curve> drawn) throws IOException {
    int rows = (wanted.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage image =
        new BufferedImage(COLUMNS * SIDE, rows * SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    for (int n = 0; n < wanted.size(); n++) {
      double[] center = center(wanted.get(n));
      int left = n % COLUMNS * SIDE;
      int top = n / COLUMNS * SIDE;
      double x = left + HALF - PIXELS * center[0];
      double y = top + HALF + PIXELS * center[1];
      line(graphics, wanted.get(n), x, y, Palette.LINE, 6);
      line(graphics, drawn.get(n), x, y, Palette.INK, 2);
    }
    graphics.dispose();
    ImageIO.write(image, "png", file.toFile());
  }

  private static double[] center(Curve curve) {
    double[][] points = curve.points();
    double[] center = new double[2];
    for (int axis = 0; axis < 2; axis++) {
      int a = axis;
      center[axis] =
          (Arrays.stream(points).mapToDouble(p -> p[a]).min().orElseThrow()
                  + Arrays.stream(points).mapToDouble(p -> p[a]).max().orElseThrow())
              / 2;
    }
    return center;
  }

  private static void line(
      Graphics2D graphics, Curve curve, double x, double y, Color color, int width) {
    Path2D path = new Path2D.Double();
    path.moveTo(x, y);
    for (double[] point : curve.points()) {
      path.lineTo(x + PIXELS * point[0], y - PIXELS * point[1]);
    }
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }
}
