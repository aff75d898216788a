package dev.lamina.benchmarks;

import dev.lamina.benchmarks.CostPanel.Scale;
import dev.lamina.samples.chart.Palette;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Four panels on one page.
 *
 * @param machine what was measured on, written under the title
 * @param panels from left to right and from top to bottom
 */
record CostPicture(String machine, List<CostPanel> panels) {
  static final int WIDTH = 1600;
  static final int HEIGHT = 1100;
  private static final int TOP = 100;
  private static final int MARGIN = 20;
  private static final int COLUMNS = 2;
  private static final int PANEL_WIDTH = (WIDTH - 2 * MARGIN) / COLUMNS;
  private static final int PANEL_HEIGHT = (HEIGHT - TOP - MARGIN) / 2;
  private static final List<Color> COLORS = List.of(Palette.TRAIN, Palette.TEST, Palette.RIGHT);

  /**
   * Writes the picture as PNG.
   *
   * @throws IOException if the file cannot be written, or there is no font to write with
   */
  void write(Path file) throws IOException {
    if (!Palette.canWrite()) {
      throw new IOException("a plot needs a font, and Java finds none: install fontconfig and one");
    }
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Palette.PAPER);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    drawTitle(graphics);
    for (int i = 0; i < panels.size(); i++) {
      int x = MARGIN + i % COLUMNS * PANEL_WIDTH;
      int y = TOP + i / COLUMNS * PANEL_HEIGHT;
      Graphics2D part = (Graphics2D) graphics.create(x, y, PANEL_WIDTH, PANEL_HEIGHT);
      chart(panels.get(i)).paint(part, PANEL_WIDTH, PANEL_HEIGHT);
      part.dispose();
    }
    graphics.dispose();
    ImageIO.write(picture, "png", file.toFile());
  }

  private void drawTitle(Graphics2D graphics) {
    graphics.setColor(Palette.INK);
    graphics.setFont(Palette.bold(28));
    graphics.drawString("What a sample costs", 2 * MARGIN, 50);
    graphics.setColor(Palette.MUTED);
    graphics.setFont(Palette.plain(16));
    graphics.drawString(machine, 2 * MARGIN, 80);
  }

  private static CategoryChart chart(CostPanel panel) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(PANEL_WIDTH)
            .height(PANEL_HEIGHT)
            .title(panel.title())
            .xAxisTitle(panel.axis())
            .yAxisTitle("time, ms a sample")
            .build();
    style(chart.getStyler(), panel);
    for (int i = 0; i < panel.lines().size(); i++) {
      addLine(chart, panel.lines().get(i), COLORS.get(i % COLORS.size()));
    }
    return chart;
  }

  private static void addLine(CategoryChart chart, CostLine line, Color color) {
    boolean peak = line.name().equals(CostTimes.PEAK);
    CategorySeries series = chart.addSeries(line.name(), line.labels(), line.milliseconds());
    series.setLineColor(peak ? Palette.MUTED : color);
    series.setLineStyle(
        new BasicStroke(peak ? 1.5f : 2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarkerColor(peak ? Palette.MUTED : color);
    series.setMarker(peak ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
  }

  private static void style(CategoryStyler styler, CostPanel panel) {
    styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Line);
    styler.setChartTitleFont(Palette.bold(18)).setLegendFont(Palette.plain(15));
    styler.setChartTitleBoxVisible(false).setChartFontColor(Palette.INK);
    styler.setChartBackgroundColor(Palette.PAPER).setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false);
    styler.setMarkerSize(8);
    styler.setChartPadding(8);
    styler.setOverlapped(true); // else the points of a size would stand side by side, like bars
    styler.setLegendPosition(LegendPosition.OutsideS).setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBorderColor(Palette.PAPER);
    axes(styler, panel.scale() == Scale.LOGARITHMIC);
  }

  private static void axes(CategoryStyler styler, boolean logarithmic) {
    styler.setPlotGridLinesColor(Palette.LINE);
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitleFont(Palette.plain(15));
    styler.setAxisTickLabelsFont(Palette.plain(14));
    styler.setAxisTickLabelsColor(Palette.MUTED);
    styler.setAxisTickMarksColor(Palette.LINE);
    styler.setYAxisDecimalPattern("0.####");
    if (logarithmic) {
      styler.setYAxisLogarithmic(true);
    } else {
      styler.setYAxisMin(0.0);
    }
  }
}
