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
import java.util.stream.IntStream;
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
    if (!ImageCheck.isImage(layer, attributes.source(), in, site)) {
      return Optional.empty();
    }
    Window2d window = spec.on(in);
    if (!window.fits(in)) {
      reportTooLarge(channels, in, window, site);
      return Optional.empty();
    }
    if (window.rows().unread(in.height()) + window.columns().unread(in.width()) > 0) {
      reportUnread(channels, in, window, site);
    }
    return Optional.of(window.output(channels, in));
  }

  private void reportTooLarge(int channels, Shape in, Window2d window, Site site) {
    int axis = window.rows().fits(in.height()) ? 1 : 0;
    site.error(
        ProblemId.KernelTooLarge,
        attributes.at(sizeName, axis),
        "%s %s needs a %s window but its input %s is only %s"
            .formatted(layer, site.field(), needed(window), site.input(0), available(in, window)),
        window.arithmetic(in),
        or(smallerWindow(channels, in, window), morePadding(channels, in, window)));
  }

  private String needed(Window2d window) {
    String span = window.rows().span() + "x" + window.columns().span();
    return span.equals(window.sizeText())
        ? span
        : "%s (%s, dilated)".formatted(span, window.sizeText());
  }

  private static String available(Shape in, Window2d window) {
    int rows = in.height() + window.rows().before() + window.rows().after();
    int columns = in.width() + window.columns().before() + window.columns().after();
    String size = in.height() + "x" + in.width();
    return rows == in.height() && columns == in.width()
        ? size
        : "%s, %dx%d with padding".formatted(size, rows, columns);
  }

  private String smallerWindow(int channels, Shape in, Window2d window) {
    int rows = Math.min(window.rows().size(), window.rows().largestSize(in.height()));
    int columns = Math.min(window.columns().size(), window.columns().largestSize(in.width()));
    return gives(sizeName, rows, columns, spec.withSize(rows, columns), channels, in);
  }

  private String morePadding(int channels, Shape in, Window2d window) {
    int rows = Math.max(window.rows().before(), window.rows().smallestPadding(in.height()));
    int columns = Math.max(window.columns().before(), window.columns().smallestPadding(in.width()));
    return allowsPadding(rows, columns, window)
        ? gives("padding", rows, columns, spec.withPadding(rows, columns), channels, in)
        : "";
  }

  private void reportUnread(int channels, Shape in, Window2d window, Site site) {
    int rows = window.rows().unread(in.height());
    int columns = window.columns().unread(in.width());
    String unread =
        Stream.of(count(rows, "row"), count(columns, "column"))
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining(" and "));
    site.warning(
        ProblemId.WindowDoesNotTile,
        attributes.at(sizeName, rows > 0 ? 0 : 1),
        "%s %s never reads the last %s of its input %s, which is %dx%d"
            .formatted(layer, site.field(), unread, site.input(0), in.height(), in.width()),
        window.arithmetic(in),
        or(
            tilingSize(channels, in, window),
            tilingPadding(channels, in, window),
            ceilMode(channels, in)));
  }

  private String tilingSize(int channels, Shape in, Window2d window) {
    int rows = tilingSize(window.rows(), in.height());
    int columns = tilingSize(window.columns(), in.width());
    return rows == 0 || columns == 0
        ? ""
        : gives(sizeName, rows, columns, spec.withSize(rows, columns), channels, in);
  }

  // The nearest size that leaves nothing unread, larger ones first; 0 where there is none.
  private int tilingSize(Window window, int in) {
    return IntStream.rangeClosed(0, window.stride())
        .flatMap(d -> IntStream.of(window.size() + d, window.size() - d))
        .filter(s -> s > 0 && tiles(resized(window, s), in))
        .findFirst()
        .orElse(0);
  }

  private Window resized(Window window, int size) {
    return spec.stride().isEmpty()
        ? new Window(size, size, window.before(), window.after(), window.dilation(), window.ceil())
        : window.withSize(size);
  }

  private String tilingPadding(int channels, Shape in, Window2d window) {
    int rows = tilingPadding(window.rows(), in.height());
    int columns = tilingPadding(window.columns(), in.width());
    return rows < 0 || columns < 0 || !allowsPadding(rows, columns, window)
        ? ""
        : gives("padding", rows, columns, spec.withPadding(rows, columns), channels, in);
  }

  private static int tilingPadding(Window window, int in) {
    return IntStream.rangeClosed(window.before(), window.before() + window.stride())
        .filter(p -> tiles(window.withPadding(p), in))
        .findFirst()
        .orElse(-1);
  }

  private static boolean tiles(Window window, int in) {
    return window.fits(in) && window.unread(in) == 0;
  }

  private String ceilMode(int channels, Shape in) {
    return attributes.knows("ceilMode")
        ? "ceilMode = true gives " + spec.withCeil().on(in).output(channels, in)
        : "";
  }

  // A pool may be padded by half its window at most, or a window could hold padding alone.
  private boolean allowsPadding(int rows, int columns, Window2d window) {
    return !attributes.knows("ceilMode")
        || (rows <= window.rows().size() / 2 && columns <= window.columns().size() / 2);
  }

  private static String gives(
      String name, int rows, int columns, WindowSpec changed, int channels, Shape in) {
    String numbers = rows == columns ? String.valueOf(rows) : "{" + rows + ", " + columns + "}";
    return "%s = %s gives %s".formatted(name, numbers, changed.on(in).output(channels, in));
  }

  private static String count(int number, String thing) {
    return number == 0 ? "" : number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String or(String... fixes) {
    return Stream.of(fixes).filter(f -> !f.isEmpty()).collect(Collectors.joining(", or "));
  }
}
