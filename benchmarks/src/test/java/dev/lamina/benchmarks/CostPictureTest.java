package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lamina.benchmarks.CostPanel.Scale;
import dev.lamina.samples.chart.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostPictureTest {
  private static final CostLine LINE =
      new CostLine("step", List.of("1", "2", "4"), List.of(0.5, 0.02, 8.0));

  private static CostPanel panel(Scale scale) {
    return new CostPanel("work", "batch, samples", scale, List.of(LINE));
  }

  @Test
  void theTimeOfASampleIsThatOfTheWorkSharedByItsSamples() {
    CostPoint point = new CostPoint("2", 4, 6e6, 2, new Still());
    assertEquals(0.5, point.each(2e6));
    assertEquals(0.25, point.eachAtPeak(3));
  }

  @Test
  void aTableHasEverySizeAndTime() {
    assertEquals(
        """
        | work, ms a sample by batch, samples | 1 | 2 | 4 |
        |---|--:|--:|--:|
        | step | 0.5000 | 0.0200 | 8.0000 |
        """,
        panel(Scale.LINEAR).table());
  }

  @Test
  void linesKeepTheirOrderAndThePeakIsTheLast() {
    List<CostPoint> points = List.of(new CostPoint("16", 1, 1e6, 1, new Still()));
    List<CostLine> lines = new CostTimes(new Pace(1, 3, 1)).measure(Map.of("step", points));
    assertEquals(List.of("step", CostTimes.PEAK), lines.stream().map(CostLine::name).toList());
    assertEquals(List.of("16"), lines.getLast().labels());
    assertTrue(lines.getLast().milliseconds().getFirst() > 0);
  }

  @Test
  void eachPanelHasItsLine(@TempDir Path folder) throws IOException {
    assumeTrue(Palette.canWrite());
    Path file = folder.resolve("cost.png");
    CostPanel linear = panel(Scale.LINEAR);
    new CostPicture("a machine", List.of(linear, panel(Scale.LOGARITHMIC), linear, linear))
        .write(file);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertEquals(CostPicture.WIDTH, picture.getWidth());
    assertEquals(CostPicture.HEIGHT, picture.getHeight());
    for (int quarter = 0; quarter < 4; quarter++) {
      int x = quarter % 2 * CostPicture.WIDTH / 2;
      int y = quarter / 2 * CostPicture.HEIGHT / 2;
      assertTrue(blue(picture.getSubimage(x, y, picture.getWidth() / 2, picture.getHeight() / 2)));
    }
  }

  private static boolean blue(BufferedImage part) {
    for (int y = 0; y < part.getHeight(); y++) {
      for (int x = 0; x < part.getWidth(); x++) {
        if (part.getRGB(x, y) == Palette.TRAIN.getRGB()) {
          return true;
        }
      }
    }
    return false;
  }

  private static final class Still implements Contestant {
    @Override
    public Map<String, float[]> numbers() {
      return Map.of();
    }

    @Override
    public void run() {}
  }
}
