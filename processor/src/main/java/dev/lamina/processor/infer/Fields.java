package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Infers the fields of one class, in order: those of the network, or of a block's body. */
final class Fields {
  private final Nodes nodes;
  private final String path;
  private final List<Member> members;
  private final Problems problems;
  private final References references;
  private final Map<String, Optional<Node>> values = new HashMap<>();

  /** Fields whose paths begin with {@code path}, empty or ending with a dot. */
  Fields(Nodes nodes, String path, List<Member> members, Problems problems) {
    this.nodes = nodes;
    this.path = path;
    this.members = members;
    this.problems = problems;
    this.references = new References(members, problems);
  }

  /**
   * The value of each field, as far as it is known.
   *
   * @param input what the first field takes
   * @param parallel whether the others take it too, rather than the field above
   */
  Map<String, Optional<Node>> infer(Optional<Node> input, boolean parallel) {
    Optional<Node> arriving = input;
    Optional<String> above = Optional.empty();
    for (Member member : members) {
      Optional<String> taken = above.filter(a -> member.takesAbove());
      FieldLayers layers = new FieldLayers(nodes, path + member.name(), member.parts(), taken);
      Optional<Node> value = infer(member, arriving, layers);
      values.put(member.name(), value);
      if (!parallel) {
        arriving = value;
        above = Optional.of(path + member.name());
      }
    }
    return values;
  }

  private Optional<Node> infer(Member member, Optional<Node> input, FieldLayers layers) {
    Optional<Node> arriving = input;
    for (Part part : member.parts()) {
      Optional<List<Node>> inputs = inputs(part, arriving, member);
      // Where a layer of the field is not known, neither is what comes after it.
      Optional<List<Node>> known = member.known() ? inputs : Optional.empty();
      arriving =
          switch (part) {
            case Layer layer -> layers.layer(layer, known);
            case Block block -> layers.block(block, known, problems);
          };
    }
    return arriving;
  }

  private Optional<List<Node>> inputs(Part part, Optional<Node> arriving, Member member) {
    if (!part.isRead()) {
      return Optional.empty();
    }
    List<Node> inputs = new ArrayList<>();
    int wanted = 0;
    if (part.takesArriving()) {
      wanted++;
      arriving.ifPresent(inputs::add);
    }
    for (Part.Reference reference : part.references()) {
      wanted++;
      if (references.check(reference, part, member)) {
        values.get(reference.name()).ifPresent(inputs::add);
      }
    }
    return inputs.size() == wanted ? Optional.of(List.copyOf(inputs)) : Optional.empty();
  }
}
