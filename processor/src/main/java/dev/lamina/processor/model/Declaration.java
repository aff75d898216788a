package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.List;

/**
 * A network as written: its fields in source order, each with its annotations as layers, left to
 * right.
 *
 * @param extendable whether a model class can extend the class
 */
public record Declaration(
    NetworkName name, Source source, List<Member> members, boolean extendable) {
  /** A copy of the members is kept. */
  public Declaration {
    members = List.copyOf(members);
  }

  /** Whether every annotation of every field was read and is right by itself. */
  public boolean isRead() {
    return members.stream()
        .allMatch(m -> m.known() && m.layers().stream().noneMatch(Unread.class::isInstance));
  }

  /**
   * One field; its layers apply from left to right.
   *
   * @param known whether all its layers are known; if not, neither is what it takes
   */
  public record Member(String name, Source source, List<Layer> layers, boolean known) {
    /** A copy of the layers is kept. */
    public Member {
      layers = List.copyOf(layers);
    }

    /** Whether it takes the value of the field above without naming it. */
    public boolean takesAbove() {
      return layers.isEmpty() || layers.getFirst().takesArriving();
    }

    /** Whether it is an answer of the network. */
    public boolean isOutput() {
      return layers.stream().anyMatch(Layer::isOutput);
    }

    /** Whether it is an input of the network. */
    public boolean isInput() {
      return layers.stream().anyMatch(Layer::isInput);
    }
  }
}
