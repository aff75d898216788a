package dev.lamina.processor.layer;

import dev.lamina.dsl.Join;
import dev.lamina.processor.model.Composition;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * activation(body(x) + shortcut(x)), or x and body(x) side by side. See {@link
 * dev.lamina.dsl.Residual}.
 */
record Residual(
    Attributes attributes,
    dev.lamina.dsl.Shortcut shortcut,
    Join join,
    dev.lamina.dsl.Activation activation)
    implements Composition {

  static Composition read(Reading reading) {
    Join join = reading.constant("join", Join.class);
    var shortcut = reading.constant("shortcut", dev.lamina.dsl.Shortcut.class);
    if (join == Join.CONCAT && shortcut != dev.lamina.dsl.Shortcut.IDENTITY) {
      reading.bad(
          "shortcut",
          reading.attributes().at("shortcut"),
          "must be IDENTITY where join = CONCAT, since channels may differ",
          "is " + shortcut,
          "shortcut = IDENTITY");
    }
    return new Residual(
        reading.attributes(),
        shortcut,
        join,
        reading.constant("activation", dev.lamina.dsl.Activation.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public boolean parallel() {
    return false;
  }

  @Override
  public Optional<Node> join(Node input, List<Node> ends, Joint joint) {
    Node body = ends.getFirst();
    if (join == Join.CONCAT) {
      return Joins.besides(input.shape(), body.shape())
          ? joint.add("", layers(new Concat(source(), List.of())), List.of(input, body))
          : refuse(input, body, joint);
    }
    return shortcut(input, body, joint)
        .flatMap(s -> joint.add("", layers(new Add(source(), List.of())), List.of(body, s)));
  }

  private List<Layer> layers(Layer joining) {
    return Stream.concat(Stream.of(joining), Activations.of(activation, source()).stream())
        .toList();
  }

  private Optional<Node> shortcut(Node input, Node body, Joint joint) {
    Shape from = input.shape();
    Shape to = body.shape();
    if (from.equals(to)) {
      return Optional.of(input);
    }
    return ShortcutLayers.of(shortcut, attributes, input, body)
        .map(layers -> joint.add("shortcut", layers, List.of(input)))
        .orElseGet(() -> refuse(input, body, joint));
  }

  private Optional<Node> refuse(Node input, Node body, Joint joint) {
    var site = joint.site(List.of(input, body));
    boolean along = join == Join.CONCAT;
    site.error(
        ProblemId.ResidualShape,
        attributes.at(along ? "join" : "shortcut"),
        "@Residual %s %s of its body and %s of its input, but %s"
            .formatted(
                site.field() + (along ? " joins" : " adds"),
                body.shape(),
                input.shape(),
                along ? "only channels may differ" : "shapes must be equal"),
        Joins.differences(body.shape(), input.shape(), along),
        fix(input, body, along));
    return Optional.empty();
  }

  private String fix(Node input, Node body, boolean along) {
    boolean projects =
        !along
            && ShortcutLayers.of(dev.lamina.dsl.Shortcut.PROJECTION, attributes, input, body)
                .isPresent();
    return projects
        ? "shortcut = PROJECTION, or a body that keeps the shape " + input.shape()
        : "a body that keeps the " + (along ? "height and width of " : "shape ") + input.shape();
  }
}
