package dev.lamina.processor.model;

import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

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
      for (Member member : members) {
        for (Part part : member.parts) {
          if (!part.isRead()) {
            return false;
          }
        }
        if (!member.known) {
          return false;
        }
      }
      return true;
    }

    /** The values it takes by name. */
    public List<Part.Reference> references() {
      List<Part.Reference> references = new ArrayList<>();
      for (Part part : parts) {
        references.addAll(part.references());
      }
      return references;
    }

    /** Its annotations as written. */
    public String quote() {
      StringJoiner quotes = new StringJoiner(" ");
      for (Part part : parts) {
        quotes.add(part.quote());
      }
      return quotes.toString();
    }

    /** Whether it takes the value of the field above without naming it. */
    public boolean takesAbove() {
      return parts.isEmpty() || parts.getFirst().takesArriving();
    }

    /** Whether it is an answer of the network. */
    public boolean isOutput() {
      for (Part part : parts) {
        if (part.isOutput()) {
          return true;
        }
      }
      return false;
    }

    /** Whether predictions compute it as an output. */
    public boolean isAnswer() {
      for (Part part : parts) {
        if (part.isOutput() && part instanceof Layer layer && layer.auxiliaryTo().isEmpty()) {
          return true;
        }
      }
      return false;
    }

    /** Whether it is an input of the network. */
    public boolean isInput() {
      for (Part part : parts) {
        if (part.isInput()) {
          return true;
        }
      }
      return false;
    }
  }
}
