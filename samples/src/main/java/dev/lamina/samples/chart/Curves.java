package dev.lamina.samples.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A figure over the epochs, for the training and for the test set.
 *
 * @param title what is drawn, with its unit
 * @param train a value for each epoch
 * @param test a value for each epoch
 * @param yPattern how numbers at the y axis are written, as for {@link java.text.DecimalFormat}
 * @param legend the corner that the curves leave free
 */
public record Curves(
    String title, List<Double> train, List<Double> test, String yPattern, LegendPosition legend) {
  private static final float STROKE = 2.5f;

  /** Draws the curves into the area. */
  public void draw(Graphics2D graphics, Rectangle area) {
    XYChart chart =
        new XYChartBuilder()
            .width(area.width)
            .height(area.height)
            .title(title)
            .xAxisTitle("epoch")
            .build();
    style(chart.getStyler());
    addSeries(chart, "training", train, Palette.TRAIN);
    addSeries(chart, "test", test, Palette.TEST);
    Graphics2D part = (Graphics2D) graphics.create(area.x, area.y, area.width, area.height);
    chart.paint(part, area.width, area.height);
    part.dispose();
  }

  private void addSeries(XYChart chart, String name, List<Double> values, Color color) {
    List<Integer> epochs = IntStream.rangeClosed(1, values.size()).boxed().toList();
    XYSeries series = chart.addSeries(name, epochs, values);
    series.setLineColor(color);
    series.setLineStyle(new BasicStroke(STROKE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    series.setMarkerColor(color);
    series.setMarker(SeriesMarkers.CIRCLE);
  }

  private void style(XYStyler styler) {
    styler.setChartTitleFont(Palette.bold(17)).setLegendFont(Palette.plain(14));
    styler.setChartTitleBoxVisible(false).setChartFontColor(Palette.INK);
    styler.setChartBackgroundColor(Palette.PAPER).setPlotBackgroundColor(Palette.PAPER);
    styler.setPlotBorderVisible(false).setMarkerSize(7).setChartPadding(4);
    styler.setLegendPosition(legend).setLegendBorderColor(Palette.PAPER);
    styler.setPlotGridLinesColor(Palette.LINE).setPlotGridVerticalLinesVisible(false);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitleFont(Palette.plain(14)).setAxisTickLabelsFont(Palette.plain(13));
    styler.setAxisTickLabelsColor(Palette.MUTED).setAxisTickMarksColor(Palette.LINE);
    styler.setXAxisDecimalPattern("0").setYAxisDecimalPattern(yPattern);
    styler.setXAxisMin(1.0).setXAxisMaxLabelCount(Math.min(train.size(), 12));
  }
}
