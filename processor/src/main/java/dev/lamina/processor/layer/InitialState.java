package dev.lamina.processor.layer;

import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.plan.Value;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.ProblemId;
import java.util.Optional;

/**
 * What a recurrent layer starts from: the last state of one of the same kind, taken whole, or a
 * vector (H), which is the h of each of its layers.
 *
 * @param field the value it names
 * @param sizes those of the layer that starts
 */
record InitialState(Part.Reference field, CellSizes sizes) {

  /** Whether the layer can start from this value; reports where not. */
  boolean fits(Node node, Site site) {
    if (isWhole(node) || isVector(node)) {
      return true;
    }
    site.error(
        ProblemId.StateShape,
        field.source(),
        "@Recurrent %s starts from a state of %s, but %s %s"
            .formatted(site.field(), sizes.stateText(), node.name(), given(node)),
        "",
        fix(node));
    return false;
  }

  /** The value to start from: with states where these are taken. */
  Value start(Node node, Value value) {
    return isWhole(node) ? value : new Value(value.buffer(), value.trained());
  }

  private boolean isWhole(Node node) {
    return layer(node).filter(other -> other.sizes().sameState(sizes)).isPresent();
  }

  private boolean isVector(Node node) {
    return !node.axis().isSequence()
        && node.vocabulary() == 0
        && node.shape().equals(Shape.of(sizes.units()));
  }

  // An output hands on the value of its layer, and with it the state.
  private static Optional<Recurrent> layer(Node node) {
    Node value = node.layer().isOutput() ? node.inputs().getFirst().fetched() : node;
    return value.layer() instanceof Recurrent layer ? Optional.of(layer) : Optional.empty();
  }

  private static String given(Node node) {
    if (node.vocabulary() > 0) {
      return "holds ids of tokens";
    }
    return "is "
        + layer(node).map(o -> "one of " + o.sizes().stateText()).orElseGet(node::shapeText);
  }

  private String fix(Node node) {
    int units = sizes.units();
    if (node.vocabulary() > 0) {
      return "name a field that has read them, such as @From(\"%s\") @Embedding(units = 64)"
              .formatted(node.name())
          + " @Recurrent(units = %s, returns = LAST) Layer state;".formatted(units);
    }
    Optional<Recurrent> other = layer(node);
    if (other.isPresent()) {
      String same = sizes.changesTo(other.get().sizes());
      return node.axis().isSequence()
          ? same + ", the same as " + node.name()
          : "%s, the same as %s, or @Dense(units = %s) between".formatted(same, node.name(), units);
    }
    return node.axis().isSequence()
        ? "put @Recurrent(units = %s, returns = LAST) behind %s".formatted(units, node.name())
        : "put @Dense(units = %s) behind %s".formatted(units, node.name());
  }
}
