package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer.Reference;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import java.util.ArrayList;
import java.util.List;

/** What joining layers share: the names they take, and the shapes in a message. */
final class Joins {
  private Joins() {}

  /** The names in attribute {@code value}, each with its place; none is a mistake. */
  static List<Reference> references(Reading reading) {
    Attributes attributes = reading.attributes();
    List<String> names = attributes.texts("value");
    if (names.isEmpty()) {
      reading.bad(
          "value",
          attributes.at("value"),
          "takes the names of the layers to join",
          "is empty",
          "\"name of a layer above\"");
    }
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      references.add(new Reference(names.get(i), attributes.at("value", i)));
    }
    return references;
  }

  /** {@code c1 is 6 x 28 x 28, c2 is 6 x 24 x 24}. */
  static String shapes(List<Shape> in, Site site) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      parts.add(site.input(i) + " is " + in.get(i));
    }
    return String.join(", ", parts);
  }
}
