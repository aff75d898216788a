package dev.lamina.processor.layer;

import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import java.util.List;
import java.util.Optional;

/**
 * The shape rule of transposed convolutions: padding, which cuts off rows and columns, leaves some.
 *
 * @param back windows of the convolution that leads back
 */
record CuttingCheck(Attributes attributes, int filters, Window2d back) {

  /** The shape that comes out of an image, or empty after a report. */
  Optional<Shape> output(Shape in, Site site) {
    long rows = back.rows().input(in.height());
    long columns = back.columns().input(in.width());
    if (rows < 1) {
      report(0, "row", rows, back.rows(), in, site);
    } else if (columns < 1) {
      report(1, "column", columns, back.columns(), in, site);
    }
    return rows < 1 || columns < 1
        ? Optional.empty()
        : Optional.of(Shape.of(filters, most(rows), most(columns)));
  }

  // More than an int holds are the most: too large a value, which is reported as such.
  private static int most(long size) {
    return (int) Math.min(size, Integer.MAX_VALUE);
  }

  private void report(int axis, String line, long size, Window window, Shape in, Site site) {
    site.error(
        ProblemId.PaddingTooLarge,
        attributes.at("padding", axis),
        "@ConvTranspose %s cuts %s off either end of its output, which has %s in all: nothing is left"
            .formatted(site.field(), count(window.before(), line), size + 2L * window.before()),
        back.transposedArithmetic(in),
        fix(in));
  }

  private static String count(int number, String line) {
    return number + " " + line + (number == 1 ? "" : "s");
  }

  private String fix(Shape in) {
    int vertical = less(back.rows(), in.height());
    int horizontal = less(back.columns(), in.width());
    return "padding = %s gives %s"
        .formatted(
            WindowFixes.text(List.of(vertical, horizontal)),
            Shape.of(
                filters,
                most(size(back.rows(), vertical, in.height())),
                most(size(back.columns(), horizontal, in.width()))));
  }

  // The padding, or as much of it as leaves a line or two.
  private static int less(Window window, int in) {
    long whole = size(window, 0, in);
    return (int) Math.min(window.before(), (whole - 1) / 2);
  }

  private static long size(Window window, int padding, int in) {
    return window.input(in) + 2L * (window.before() - padding);
  }
}
