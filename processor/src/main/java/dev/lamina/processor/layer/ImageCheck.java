package dev.lamina.processor.layer;

import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;

/** The rule that a layer's input has channels, rows and columns. */
final class ImageCheck {
  private ImageCheck() {}

  /** Whether {@code in} is an image; reports where not. */
  static boolean isImage(String layer, Source source, Shape in, Site site) {
    if (!in.isImage()) {
      site.error(
          ProblemId.NeedsImage,
          source,
          "%s %s needs an input of C x H x W, but %s is %s, a vector"
              .formatted(layer, site.field(), site.input(0), in),
          "",
          "move it above the layer that flattens, or use @Dense here");
    }
    return in.isImage();
  }
}
