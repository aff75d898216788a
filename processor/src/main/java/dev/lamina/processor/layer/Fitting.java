package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what to write so that two values can be joined.
 *
 * @param inputs how many values are joined
 * @param first the one that the other must fit, 0 for the arriving one
 * @param number which one does not fit it
 */
record Fitting(Site site, int inputs, int first, int number, Joining joining) {

  /** A change of the arriving value, if all others agree, or else of the other one. */
  String fix() {
    if (first == 0 && othersAgree()) {
      Optional<String> change = changeLeft().or(this::insertLeft);
      if (change.isPresent()) {
        return change.get();
      }
    }
    return insertField();
  }

  private Shape wanted() {
    return site.input(first).shape();
  }

  private Shape given() {
    return site.input(number).shape();
  }

  private boolean othersAgree() {
    return IntStream.range(1, inputs).allMatch(i -> fits(site.input(i).shape(), given()));
  }

  private boolean fits(Shape one, Shape other) {
    return joining.fits(one, other);
  }

  // Another number on the convolution or dense layer to the left.
  private Optional<String> changeLeft() {
    Node left = beforeActivations(site.input(0));
    if (!left.field().equals(site.field())) {
      return Optional.empty();
    }
    if (left.layer() instanceof Dense && fits(Shape.of(given().channels()), given())) {
      return Optional.of("units = %s in its @Dense".formatted(given().channels()));
    }
    return left.layer() instanceof Conv conv
        ? Stream.of(conv, conv.withFilters(given().channels()))
            .flatMap(c -> Stream.of(c, c.withPadding(List.of(WindowSpec.SAME))))
            .filter(c -> given().channels() % c.groups() == 0)
            .filter(c -> fits(c.output(left.inputs().getFirst().shape()), given()))
            .map(c -> changes(conv, c))
            .findFirst()
        : Optional.empty();
  }

  // These keep every shape.
  private static Node beforeActivations(Node node) {
    return node.layer() instanceof Activation ? beforeActivations(node.inputs().getFirst()) : node;
  }

  private static String changes(Conv from, Conv to) {
    String filters = from.filters() == to.filters() ? "" : "filters = " + to.filters();
    String padding = from.window().equals(to.window()) ? "" : "padding = SAME";
    String both = filters.isEmpty() || padding.isEmpty() ? "" : ", ";
    return filters + both + padding + " in its @Conv";
  }

  private Optional<String> insertLeft() {
    String insertion = bring(wanted(), given());
    return mayBeBrought() && mayStandOnField(insertion)
        ? Optional.of("%s in front of %s".formatted(insertion, joining.annotation))
        : Optional.empty();
  }

  // Nothing makes an image of a vector; and where channels are to be scaled, the image stays.
  private boolean mayBeBrought() {
    boolean shrinks = wanted().height() >= given().height() && wanted().width() >= given().width();
    return joining == Joining.MULTIPLY
        ? wanted().pixels() == 1 || (given().pixels() > 1 && shrinks)
        : wanted().isImage() && (!given().isImage() || shrinks);
  }

  // No annotation may occur twice on a field.
  private boolean mayStandOnField(String insertion) {
    return Node.withAncestors(List.of(site.input(0))).stream()
        .filter(n -> n.field().equals(site.field()))
        .noneMatch(n -> insertion.startsWith(n.layer().source().annotationName() + "("));
  }

  private String insertField() {
    String name = site.input(number).field();
    return "insert @From(\"%s\") %s Layer %sFit; above, write \"%sFit\" here%s"
        .formatted(
            name,
            bring(given(), wanted()),
            name,
            name,
            site.above().map(" and begin the field with @From(\"%s\")"::formatted).orElse(""));
  }

  private String bring(Shape from, Shape to) {
    boolean along = joining == Joining.CONCAT;
    if (joining == Joining.MULTIPLY && Math.min(from.pixels(), to.pixels()) == 1) {
      return (from.isImage() ? "@Conv(filters = %s, kernel = 1)" : "@Dense(units = %s)")
          .formatted(to.channels());
    }
    if (!to.isImage() || !from.isImage()) {
      return along ? "@Flatten" : "@Dense(units = %s)".formatted(to.size());
    }
    Axis rows = Axis.of(from.height(), to.height());
    Axis columns = Axis.of(from.width(), to.width());
    return "@Conv(filters = %s, kernel = %s%s%s)"
        .formatted(
            along ? from.channels() : to.channels(),
            pair(rows.kernel(), columns.kernel()),
            unless(1, "stride", rows.stride(), columns.stride()),
            unless(0, "padding", rows.padding(), columns.padding()));
  }

  private static String unless(int usual, String name, int rows, int columns) {
    return rows == usual && columns == usual ? "" : ", " + name + " = " + pair(rows, columns);
  }

  private static String pair(int rows, int columns) {
    return rows == columns ? "" + rows : "{" + rows + ", " + columns + "}";
  }

  /** A window that makes {@code to} of {@code from} elements. */
  private record Axis(int kernel, int stride, int padding) {
    static Axis of(int from, int to) {
      if (from < to) {
        return new Axis(1 + (to - from) % 2, 1, Math.ceilDiv(to - from, 2));
      }
      int stride = Math.ceilDiv(from, to);
      return Math.ceilDiv(from, stride) == to
          ? new Axis(1, stride, 0)
          : new Axis(from - to + 1, 1, 0);
    }
  }
}
