package dev.lamina.processor.layer;

import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shape rule that convolutions and pools share: the input is an image, the window fits, and it
 * leaves nothing of the input unread.
 *
 * @param layer how a message names the layer's annotation, {@code @Conv}
 * @param sizeName the attribute of the window's size, {@code kernel} or {@code size}
 * @param attributes where each attribute is written
 */
record WindowCheck(String layer, String sizeName, Attributes attributes, WindowSpec spec) {

  /** The shape of {@code channels} channels that comes out, or empty after a report. */
  Optional<Shape> output(int channels, Shape in, Site site) {
    Window2d window = spec.on(in);
    WindowFixes fixes = new WindowFixes(sizeName, isPool(), spec, channels, in);
    if (isPool() && !paddingFits(window, fixes, site)) {
      return Optional.empty();
    }
    if (!window.fits(in)) {
      reportTooLarge(in, window, fixes, site);
      return Optional.empty();
    }
    if (window.rows().unread(in.height()) + window.columns().unread(in.width()) > 0) {
      reportUnread(in, window, fixes, site);
    }
    return Optional.of(window.output(channels, in));
  }

  private boolean isPool() {
    return attributes.knows("ceilMode");
  }

  private boolean paddingFits(Window2d window, WindowFixes fixes, Site site) {
    boolean rows = AxisSearch.mayBePadded(window.rows());
    if (rows && AxisSearch.mayBePadded(window.columns())) {
      return true;
    }
    Window axis = rows ? window.columns() : window.rows();
    site.error(
        ProblemId.PaddingTooLarge,
        attributes.at("padding", rows ? 1 : 0),
        "%s %s pads by %s, but %s is the most for a window of %s: it must not lie on padding alone"
            .formatted(layer, site.field(), axis.before(), axis.size() / 2, axis.size()),
        "",
        fixes.lessPadding());
    return false;
  }

  private void reportTooLarge(Shape in, Window2d window, WindowFixes fixes, Site site) {
    site.error(
        ProblemId.KernelTooLarge,
        attributes.at(sizeName, window.rows().fits(in.height()) ? 1 : 0),
        "%s %s needs %s but its input %s is only %s"
            .formatted(
                layer, site.field(), needed(window), site.input(0).name(), available(in, window)),
        window.arithmetic(in),
        fixes.toFit());
  }

  private static String needed(Window2d window) {
    String span = window.rows().span() + "x" + window.columns().span();
    String dilated = span.equals(window.sizeText()) ? "" : " (%s dilated)";
    return article(window.rows().span()) + span + " window" + dilated.formatted(window.sizeText());
  }

  // "An" before eight, eleven, eighteen and numbers that begin so when spoken.
  private static String article(int number) {
    return String.valueOf(number).matches("8.*|1[18](\\d{3})*") ? "an " : "a ";
  }

  private static String available(Shape in, Window2d window) {
    int rows = in.height() + window.rows().before() + window.rows().after();
    int columns = in.width() + window.columns().before() + window.columns().after();
    String size = in.height() + "x" + in.width();
    return rows == in.height() && columns == in.width()
        ? size
        : "%s, with padding %sx%s".formatted(size, rows, columns);
  }

  private void reportUnread(Shape in, Window2d window, WindowFixes fixes, Site site) {
    int rows = window.rows().unread(in.height());
    int columns = window.columns().unread(in.width());
    String unread =
        Stream.of(count(rows, "row"), count(columns, "column"))
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining(" and "));
    site.warning(
        ProblemId.WindowDoesNotTile,
        attributes.at(sizeName, rows > 0 ? 0 : 1),
        "%s %s never reads the last %s of its input %s, which is %sx%s"
            .formatted(layer, site.field(), unread, site.input(0).name(), in.height(), in.width()),
        window.arithmetic(in),
        fixes.toReadAll());
  }

  private static String count(int number, String thing) {
    return switch (number) {
      case 0 -> "";
      case 1 -> thing;
      default -> number + " " + thing + "s";
    };
  }
}
