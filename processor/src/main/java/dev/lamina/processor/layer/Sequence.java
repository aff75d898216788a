package dev.lamina.processor.layer;

import dev.lamina.processor.model.Composition;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/** Fields one after another; the last value is the block's. */
public record Sequence(Source source) implements Composition {
  @Override
  public boolean parallel() {
    return false;
  }

  @Override
  public Optional<Node> join(Node input, List<Node> ends, Joint joint) {
    return Optional.of(ends.getFirst());
  }
}
