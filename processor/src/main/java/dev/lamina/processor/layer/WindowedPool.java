package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** The shape rule of pools with a window: (C, H, W) to (C, H', W'). */
interface WindowedPool extends Layer {
  /** How a message names it. */
  String annotation();

  /** Where each attribute is written. */
  Attributes attributes();

  /** The declared window. */
  WindowSpec window();

  @Override
  default Source source() {
    return attributes().source();
  }

  @Override
  default String describe() {
    String size = window().on(Shape.of(1, 1, 1)).sizeText();
    return annotation().substring(1) + " " + size;
  }

  @Override
  default Optional<Shape> outputShape(List<Shape> in, Site site) {
    return paddingFits(in.getFirst(), site)
        ? new WindowCheck(annotation(), "size", attributes(), window())
            .output(in.getFirst().channels(), in.getFirst(), site)
        : Optional.empty();
  }

  private boolean paddingFits(Shape in, Site site) {
    if (!in.isImage() || window().padding().equals(List.of(WindowSpec.SAME))) {
      return true;
    }
    var on = window().on(in);
    int rows = on.rows().before() - on.rows().size() / 2;
    int columns = on.columns().before() - on.columns().size() / 2;
    if (rows <= 0 && columns <= 0) {
      return true;
    }
    var axis = rows > 0 ? on.rows() : on.columns();
    site.error(
        ProblemId.PaddingTooLarge,
        attributes().at("padding", rows > 0 ? 0 : 1),
        "%s %s pads by %d, but a window of %d may be padded by %d at most, or it could lie on padding"
                .formatted(annotation(), site.field(), axis.before(), axis.size(), axis.size() / 2)
            + " alone",
        "",
        "padding = " + axis.size() / 2);
    return false;
  }
}
