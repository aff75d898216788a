package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** The rule that a layer's input has channels, rows and columns. */
final class ImageCheck {
  private ImageCheck() {}

  /** Whether {@code in} is an image; reports where not, with what could stand there instead. */
  static boolean isImage(String layer, Source source, Shape in, Site site, String instead) {
    if (!in.isImage()) {
      Node input = site.input(0);
      site.error(
          ProblemId.NeedsImage,
          source,
          "%s %s needs an input of C x H x W, but %s is a vector of %s"
              .formatted(layer, site.field(), input.name(), in),
          "",
          flattening(input)
              .map(name -> "move it above " + name + ", which flattens, or " + instead)
              .orElse("an @Input of {C, H, W}, or " + instead));
    }
    return in.isImage();
  }

  /** What could stand in place of a pool over all places: over steps it does not run. */
  static String insteadOfPool(Site site) {
    return site.input(0).axis().isSequence()
        ? "@Recurrent(units = 16, returns = LAST) for one value of all steps"
        : "remove it";
  }

  // The field where an image became a vector.
  private static Optional<String> flattening(Node vector) {
    return Node.withAncestors(List.of(vector)).reversed().stream()
        .filter(n -> !n.shape().isImage())
        .filter(n -> n.inputs().stream().anyMatch(i -> i.shape().isImage()))
        .map(Node::field)
        .findFirst();
  }
}
