package dev.lamina.processor.model;

import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * A user's own layer: fields composed into one, once or several times in a row.
 *
 * @param repeat the annotation that asks for several, which are numbered then
 * @param bodies one for each repetition; none where the block could not be read
 */
public record Block(Source source, Optional<Source> repeat, List<Body> bodies) implements Part {
  /** A copy of the bodies is kept. */
  public Block {
    bodies = List.copyOf(bodies);
  }

  /** One repetition: its fields, and how their values become one. */
  public record Body(Composition composition, List<Member> members) {
    /** A copy of the members is kept. */
    public Body {
      members = List.copyOf(members);
    }
  }

  /** Path of a repetition in a block at {@code path}. */
  public String path(String path, int repetition) {
    return repeat.isPresent() ? path + "." + repetition : path;
  }

  @Override
  public String describe() {
    return source.annotationName().substring(1) + (repeat.isPresent() ? " x " + bodies.size() : "");
  }

  @Override
  public String quote() {
    return source.quote() + repeat.map(r -> " " + r.quote()).orElse("");
  }

  @Override
  public boolean isRead() {
    return !bodies.isEmpty() && bodies.stream().allMatch(b -> Member.allRead(b.members()));
  }
}
