package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
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
    return annotation().substring(1) + " " + window().on(Shape.of(1, 1, 1)).shortSizeText();
  }

  @Override
  default Optional<Shape> outputShape(List<Shape> in, Site site) {
    Shape shape = in.getFirst();
    return ImageCheck.isImage(annotation(), source(), shape, site, "remove it")
        ? new WindowCheck(annotation(), "size", attributes(), window())
            .output(shape.channels(), shape, site)
        : Optional.empty();
  }
}
