package dev.lamina.processor.layer;

import dev.lamina.dsl.Init;
import dev.lamina.dsl.Shortcut;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import java.util.List;
import java.util.Optional;

/** The layers of a shortcut where a body changes the shape (He et al. 2016, options A and B). */
final class ShortcutLayers {
  private ShortcutLayers() {}

  /** What brings the input to the shape of the body's value; empty where this kind cannot. */
  static Optional<List<Layer>> of(Shortcut kind, Attributes attributes, Node input, Node body) {
    Shape from = input.shape();
    Shape to = body.shape();
    if (kind == Shortcut.IDENTITY || from.isImage() != to.isImage()) {
      return Optional.empty();
    }
    if (!from.isImage()) {
      return kind == Shortcut.PROJECTION
          ? Optional.of(List.of(new Dense(attributes.source(), to.channels(), true, Init.DEFAULT)))
          : Optional.empty();
    }
    return strides(from, to)
        .filter(s -> kind == Shortcut.PROJECTION || to.channels() >= from.channels())
        .map(
            window ->
                kind == Shortcut.PROJECTION
                    ? projection(attributes, window, isNormalized(input, body), to.channels())
                    : List.of(
                        new AvgPool(attributes, window),
                        new PadChannels(attributes.source(), to.channels())));
  }

  private static List<Layer> projection(
      Attributes attributes, WindowSpec window, boolean normalized, int channels) {
    Layer conv = new Conv(attributes, channels, window, 1, !normalized, Init.DEFAULT);
    return normalized ? List.of(conv, BatchNorm.usual(attributes.source())) : List.of(conv);
  }

  // Whether the last layer of the body that has parameters is a batch normalisation.
  private static boolean isNormalized(Node input, Node body) {
    return Node.withAncestors(List.of(body)).reversed().stream()
        .filter(n -> n.number() > input.number() && !n.parameters().isEmpty())
        .findFirst()
        .filter(n -> n.layer() instanceof BatchNorm)
        .isPresent();
  }

  // The window of one element whose strides give the size, if any do.
  private static Optional<WindowSpec> strides(Shape from, Shape to) {
    List<Integer> strides =
        List.of(Math.ceilDiv(from.height(), to.height()), Math.ceilDiv(from.width(), to.width()));
    WindowSpec window = new WindowSpec(List.of(1), strides, List.of(0), List.of(1), false);
    Shape out = window.on(from).output(to.channels(), from);
    return Optional.of(window).filter(w -> out.equals(to));
  }
}
