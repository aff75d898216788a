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

/**
 * Branches from one input, concatenated or added in the order of the fields. See {@link
 * dev.lamina.dsl.Branches}.
 */
record Branches(Attributes attributes, Join join) implements Composition {

  static Composition read(Reading reading) {
    return new Branches(reading.attributes(), reading.constant("join", Join.class));
  }

  @Override
  public Source source() {
    return attributes.source();
  }

  @Override
  public boolean parallel() {
    return true;
  }

  @Override
  public Optional<Node> join(Node input, List<Node> ends, Joint joint) {
    if (ends.size() < 2) {
      joint
          .site(ends)
          .error(
              ProblemId.BadBody,
              source(),
              "@Branches of %s has one branch, so there is nothing to join"
                  .formatted(joint.site(ends).field()),
              "",
              "add a branch, or remove @Branches");
      return Optional.empty();
    }
    Node first = ends.getFirst();
    for (Node other : ends) {
      if (!fits(first.shape(), other.shape())) {
        report(first, other, ends, joint);
        return Optional.empty();
      }
    }
    Layer layer = join == Join.ADD ? new Add(source(), List.of()) : new Concat(source(), List.of());
    return joint.add("", List.of(layer), ends);
  }

  private boolean fits(Shape one, Shape other) {
    return join == Join.ADD ? one.equals(other) : Joins.besides(one, other);
  }

  private void report(Node first, Node other, List<Node> ends, Joint joint) {
    String rule = join == Join.ADD ? "shapes must be equal" : "only channels may differ";
    joint
        .site(ends)
        .error(
            ProblemId.ShapesDiffer,
            attributes.at("join"),
            "@Branches %s joins %s of %s and %s of %s, but %s"
                .formatted(
                    joint.site(ends).field(),
                    first.name(),
                    first.shape(),
                    other.name(),
                    other.shape(),
                    rule),
            Joins.differences(first.shape(), other.shape(), join == Join.CONCAT),
            "give %s the stride and padding of %s".formatted(other.name(), first.name()));
  }
}
