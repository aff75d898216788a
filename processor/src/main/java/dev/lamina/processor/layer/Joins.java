package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part.Reference;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import java.util.ArrayList;
import java.util.List;

/** What layers share that join the arriving value with named ones. */
final class Joins {
  private Joins() {}

  /**
   * The names in attribute {@code value}, each with its place; none is a mistake, or too many.
   *
   * @param most how many the code of one method may join for HotSpot to compile it
   */
  static List<Reference> references(int most, Reading reading) {
    List<Reference> references = reading.references("value");
    if (references.isEmpty()) {
      reading.bad(
          "value",
          reading.attributes().at("value"),
          "must name at least one layer",
          "is empty",
          reading.fix("value", "\"the name of a layer above\""));
      return List.of(new Reference("", reading.source()));
    }
    if (references.size() > most) {
      reading.bad(
          "value",
          references.get(most).source(),
          "must name at most %s layers".formatted(most),
          "names " + references.size(),
          "join the others in a field below");
    }
    return references;
  }

  /** Whether values of these shapes can stand beside each other along channels. */
  static boolean besides(Shape one, Shape other) {
    return one.isImage() == other.isImage() && one.withChannels(other.channels()).equals(other);
  }

  /** Reports that an input does not fit another one. */
  static void report(Reference reference, Fitting fitting) {
    Site site = fitting.site();
    Joining joining = fitting.joining();
    Node first = site.input(fitting.first());
    Node other = site.input(fitting.number());
    site.error(
        ProblemId.ShapesDiffer,
        reference.source(),
        "%s %s %s %s of %s and %s of %s, but %s"
            .formatted(
                joining.annotation,
                site.field(),
                joining.verb,
                first.name(),
                first.shape(),
                other.name(),
                other.shape(),
                joining.rule),
        differences(first.shape(), other.shape(), joining),
        fitting.fix());
  }

  private static String differences(Shape one, Shape other, Joining joining) {
    boolean scale = joining == Joining.MULTIPLY && Math.min(one.pixels(), other.pixels()) == 1;
    return scale
        ? "%s channels against %s".formatted(one.channels(), other.channels())
        : differences(one, other, joining == Joining.CONCAT);
  }

  /** What two shapes differ in; channels too unless they are joined along those. */
  static String differences(Shape one, Shape other, boolean along) {
    if (one.isImage() != other.isImage()) {
      return one.isImage() ? "an image against a vector" : "a vector against an image";
    }
    List<String> found = new ArrayList<>();
    if (!along) {
      differ(one.channels(), other.channels(), one.isImage() ? "channels" : "elements", found);
    }
    differ(one.height(), other.height(), "rows", found);
    differ(one.width(), other.width(), "columns", found);
    return String.join(", ", found);
  }

  private static void differ(int one, int other, String what, List<String> found) {
    if (one != other) {
      found.add("%s %s against %s".formatted(one, what, other));
    }
  }
}
