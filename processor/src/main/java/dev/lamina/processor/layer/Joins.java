package dev.lamina.processor.layer;

import dev.lamina.processor.model.Part.Reference;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import java.util.ArrayList;
import java.util.List;

/** What layers share that join the arriving value with named ones. */
final class Joins {
  private Joins() {}

  /** The names in attribute {@code value}, each with its place; none is a mistake. */
  static List<Reference> references(Reading reading) {
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
    return references;
  }

  /** Whether values of these shapes can stand beside each other along channels. */
  static boolean besides(Shape one, Shape other) {
    return one.isImage() == other.isImage() && one.withChannels(other.channels()).equals(other);
  }

  /** Reports that an input does not fit the arriving one. */
  static void report(Reference reference, String joins, String rule, Fitting fitting) {
    Site site = fitting.site();
    var arriving = site.input(0);
    var given = site.input(fitting.number());
    site.error(
        ProblemId.ShapesDiffer,
        reference.source(),
        "%s %s of %s and %s of %s, but %s"
            .formatted(joins, arriving.name(), arriving.shape(), given.name(), given.shape(), rule),
        differences(arriving.shape(), given.shape(), fitting.along()),
        fitting.fix());
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
