package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as written: its fields in source order, each with its annotations as layers, left to
 * right.
 *
 * @param limits what its budget allows
 * @param extendable whether a model class can extend the class
 */
public record Declaration(
    NetworkName name, Source source, List<Member> members, List<Limit> limits, boolean extendable) {
  /** Copies of the lists are kept. */
  public Declaration {
    members = List.copyOf(members);
    limits = List.copyOf(limits);
  }

  /** Whether every annotation of every field was read and is right by itself. */
  public boolean isRead() {
    return Member.allRead(members);
  }

  /**
   * One field; its parts apply from left to right.
   *
   * @param known whether all its parts are known; if not, neither is what it takes
   */
  public record Member(String name, Source source, List<Part> parts, boolean known) {
    /** A copy of the parts is kept. */
    public Member {
      parts = List.copyOf(parts);
    }

    /** Whether every annotation of these fields was read and is right by itself. */
    static boolean allRead(List<Member> members) {
      return members.stream().allMatch(m -> m.known() && m.parts().stream().allMatch(Part::isRead));
    }

    /** The values it takes by name. */
    public Stream<Part.Reference> references() {
      return parts.stream().flatMap(p -> p.references().stream());
    }

    /** Its annotations as written. */
    public String quote() {
      return parts.stream().map(Part::quote).collect(Collectors.joining(" "));
    }

    /** Whether it takes the value of the field above without naming it. */
    public boolean takesAbove() {
      return parts.isEmpty() || parts.getFirst().takesArriving();
    }

    /** Whether it is an answer of the network. */
    public boolean isOutput() {
      return parts.stream().anyMatch(Part::isOutput);
    }

    /** Whether predictions compute it as an output. */
    public boolean isAnswer() {
      return parts.stream()
          .anyMatch(p -> p.isOutput() && p instanceof Layer l && l.auxiliaryTo().isEmpty());
    }

    /** Whether it is an input of the network. */
    public boolean isInput() {
      return parts.stream().anyMatch(Part::isInput);
    }
  }
}
