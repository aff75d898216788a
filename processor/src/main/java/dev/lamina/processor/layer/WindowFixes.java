package dev.lamina.processor.layer;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposes numbers with which a window fits its input and leaves nothing of it unread, and says
 * what shape comes out then.
 *
 * @param pool whether padding is limited to half the window, and {@code ceilMode} exists
 * @param channels channels of the output
 */
record WindowFixes(String sizeName, boolean pool, WindowSpec spec, int channels, Shape in) {

  /** A smaller window, or more padding. */
  String toFit() {
    return or(Stream.of(size(AxisSearch::smallerSize), padding(AxisSearch::morePadding)));
  }

  /** A window of another size, more padding, or a last window that reaches over the end. */
  String toReadAll() {
    return or(
        Stream.of(
            size(AxisSearch::otherSize),
            padding(AxisSearch::morePadding),
            pool ? Optional.of(gives("ceilMode = true", spec.withCeil())) : Optional.empty()));
  }

  /** As much padding as is allowed. */
  String lessPadding() {
    return or(Stream.of(padding(AxisSearch::lessPadding)));
  }

  private Optional<String> size(Function<AxisSearch, OptionalInt> search) {
    return both(search)
        .map(n -> gives(sizeName + " = " + text(n), spec.withSize(n.getFirst(), n.getLast())));
  }

  private Optional<String> padding(Function<AxisSearch, OptionalInt> search) {
    return both(search).map(n -> gives("padding = " + text(n), spec.withPadding(n)));
  }

  private Optional<List<Integer>> both(Function<AxisSearch, OptionalInt> search) {
    boolean followed = spec.stride().isEmpty();
    var window = spec.on(in);
    OptionalInt rows = search.apply(new AxisSearch(window.rows(), in.height(), pool, followed));
    OptionalInt columns =
        search.apply(new AxisSearch(window.columns(), in.width(), pool, followed));
    return rows.isPresent() && columns.isPresent()
        ? Optional.of(List.of(rows.getAsInt(), columns.getAsInt()))
        : Optional.empty();
  }

  private String gives(String change, WindowSpec changed) {
    var window = changed.on(in);
    return window.fits(in) ? "%s gives %s".formatted(change, window.output(channels, in)) : change;
  }

  /** As an attribute is written: {@code 3} or {@code {3, 5}}. */
  static String text(List<Integer> pair) {
    return pair.getFirst().equals(pair.getLast())
        ? String.valueOf(pair.getFirst())
        : "{%s, %s}".formatted(pair.getFirst(), pair.getLast());
  }

  private static String or(Stream<Optional<String>> fixes) {
    return fixes.flatMap(Optional::stream).collect(Collectors.joining(", or "));
  }
}
