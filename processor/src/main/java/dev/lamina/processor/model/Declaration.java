package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.List;

/**
 * A network as written: its fields in source order, each with its annotations as layers, left to
 * right.
 */
public record Declaration(NetworkName name, Source source, List<Member> members) {
  /** A copy of the members is kept. */
  public Declaration {
    members = List.copyOf(members);
  }

  /**
   * One field; its layers apply from left to right.
   *
   * @param complete whether all its annotations could be read
   */
  public record Member(String name, Source source, List<Layer> layers, boolean complete) {
    /** A copy of the layers is kept. */
    public Member {
      layers = List.copyOf(layers);
    }
  }
}
