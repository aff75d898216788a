package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Composition;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.source.Problems;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** One repetition of a block in its place: infers its fields and lets its composition join them. */
final class BlockBody implements Composition.Joint {
  private final Nodes nodes;
  private final String path;
  private final Composition composition;
  private final List<Member> members;
  private final Problems problems;
  private final SequencedMap<String, Node> values = new LinkedHashMap<>();

  BlockBody(Nodes nodes, String path, Block.Body body, Problems problems) {
    this.nodes = nodes;
    this.path = path;
    this.composition = body.composition();
    this.members = body.members();
    this.problems = problems;
  }

  /** The block's value. */
  Optional<Node> infer(Node input) {
    Fields fields = new Fields(nodes, path + ".", members, problems);
    Map<String, Optional<Node>> found = fields.infer(Optional.of(input), composition.parallel());
    for (Member member : members) {
      found.get(member.name()).ifPresent(node -> values.put(member.name(), node));
    }
    List<Node> ends = new ArrayList<>();
    for (Member member : ends()) {
      found.get(member.name()).ifPresent(ends::add);
    }
    return ends.size() == ends().size() ? composition.join(input, ends, this) : Optional.empty();
  }

  // Of a sequence the last field, of branches those that no other takes.
  private List<Member> ends() {
    if (!composition.parallel()) {
      return List.of(members.getLast());
    }
    Set<String> taken =
        members.stream()
            .flatMap(m -> m.references().stream())
            .map(Part.Reference::name)
            .collect(Collectors.toSet());
    return members.stream().filter(m -> !taken.contains(m.name())).toList();
  }

  @Override
  public Optional<Node> add(String field, List<Layer> layers, List<Node> inputs) {
    FieldLayers own = new FieldLayers(nodes, ownPath(field), layers, Optional.empty());
    Optional<List<Node>> arriving = Optional.of(inputs);
    for (Layer layer : layers) {
      arriving = own.layer(layer, arriving).map(List::of);
    }
    return arriving.map(List::getFirst);
  }

  // A field of the body may have the same name.
  private String ownPath(String field) {
    boolean clash = members.stream().anyMatch(m -> m.name().equals(field));
    return field.isEmpty() ? path : path + "." + field + (clash ? "2" : "");
  }

  @Override
  public SequencedMap<String, Node> values() {
    return Collections.unmodifiableSequencedMap(values);
  }

  @Override
  public Site site(List<Node> inputs) {
    return nodes.site(new Site.Place(path, path, Optional.empty()), inputs);
  }
}
