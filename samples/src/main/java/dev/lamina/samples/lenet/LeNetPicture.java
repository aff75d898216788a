package dev.lamina.samples.lenet;

import dev.lamina.runtime.train.EpochResult;
import dev.lamina.runtime.train.Evaluation;
import dev.lamina.runtime.train.TrainingResult;
import dev.lamina.samples.chart.Curves;
import dev.lamina.samples.chart.FilterTiles;
import dev.lamina.samples.chart.Palette;
import dev.lamina.samples.chart.Prediction;
import dev.lamina.samples.chart.PredictionGrid;
import dev.lamina.samples.images.ImageSet;
import dev.lamina.samples.images.Planes;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * One picture of a training: curves of loss and accuracy, the first layer's filters and what they
 * make of an image, and predictions for test images.
 */
record LeNetPicture(
    LeNet5Model model,
    ImageSet images,
    TrainingResult result,
    Evaluation evaluation,
    List<Prediction> predictions) {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1000;
  private static final int MARGIN = 40;
  private static final int RIGHT_HALF = 712;
  private static final int SIDE = 28;
  private static final int GRID_ROWS = 5;

  void write(Path file) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    drawTitle(graphics);
    drawCurves(graphics);
    drawFilters(graphics);
    drawPredictions(graphics);
    graphics.dispose();
    ImageIO.write(picture, "png", file.toFile());
  }

  private void drawTitle(Graphics2D graphics) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.bold(30));
    graphics.drawString("LeNet-5 on " + images.title(), MARGIN, 58);
    String accuracy = "test accuracy %.1f %%".formatted(100 * evaluation.accuracy());
    graphics.setColor(Palette.TEST);
    int width = graphics.getFontMetrics().stringWidth(accuracy);
    graphics.drawString(accuracy, WIDTH - MARGIN - width, 58);
    graphics.setColor(Palette.MUTED);
    graphics.setFont(Palette.plain(16));
    graphics.drawString(subtitle(), MARGIN, 88);
  }

  private String subtitle() {
    double seconds = result.epochs().stream().mapToDouble(EpochResult::seconds).sum();
    return "%,d parameters, %,d training images, %d epochs in %.1f s; %,d test images"
        .formatted(
            model.parameters().count(),
            images.train().size(),
            result.epochs().size(),
            seconds,
            images.test().size());
  }

  private void drawCurves(Graphics2D graphics) {
    int height = (HEIGHT - 120) / 2;
    Rectangle upper = new Rectangle(MARGIN - 15, 105, RIGHT_HALF - MARGIN - 20, height - 10);
    Rectangle lower = new Rectangle(upper.x, upper.y + height, upper.width, upper.height);
    new Curves(
            "loss",
            series(EpochResult::trainLoss),
            series(EpochResult::validationLoss),
            "0.0#",
            LegendPosition.InsideNE)
        .draw(graphics, upper);
    new Curves(
            "accuracy, %",
            series(e -> 100 * e.trainAccuracy()),
            series(e -> 100 * e.validationAccuracy()),
            "0.#",
            LegendPosition.InsideSE)
        .draw(graphics, lower);
  }

  private List<Double> series(ToDoubleFunction<EpochResult> figure) {
    return result.epochs().stream().mapToDouble(figure).boxed().toList();
  }

  private void drawFilters(Graphics2D graphics) {
    Planes example = predictions.getFirst().image();
    model.keepOutputs(true);
    model.predict(example.values());
    heading(graphics, "First layer", 134);
    Planes filters = Planes.of(model.c1.weight(), 5, 5);
    new FilterTiles(filters, example, Planes.of(model.c1.output(), SIDE, SIDE))
        .draw(graphics, new Point(RIGHT_HALF, 150));
    model.keepOutputs(false);
  }

  private void drawPredictions(Graphics2D graphics) {
    heading(graphics, "Test images, the first of each class, with a bar for how sure it is", 428);
    new PredictionGrid(predictions, images.classNames(), GRID_ROWS)
        .draw(graphics, new Point(RIGHT_HALF, 444));
  }

  private static void heading(Graphics2D graphics, String text, int y) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.bold(17));
    graphics.drawString(text, RIGHT_HALF, y);
  }
}
