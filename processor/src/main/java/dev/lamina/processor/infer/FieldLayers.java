package dev.lamina.processor.infer;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Layer;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.model.Part;
import dev.lamina.processor.model.Site;
import dev.lamina.processor.source.Problems;
import java.util.List;
import java.util.Optional;

/** Adds the layers of one field to the graph, left to right, each under its name. */
final class FieldLayers {
  private final Nodes nodes;
  private final String field;
  private final List<? extends Part> parts;
  private final Optional<String> above;
  private final ValueNames names;
  private int number;
  private boolean pathTaken;

  /** A field by its path, and the one above if it takes that one's value. */
  FieldLayers(Nodes nodes, String field, List<? extends Part> parts, Optional<String> above) {
    this.nodes = nodes;
    this.field = field;
    this.parts = parts;
    this.above = above;
    this.names = new ValueNames(field, parts);
  }

  /** The value of the next layer, as far as its inputs are known. */
  Optional<Node> layer(Layer layer, Optional<List<Node>> inputs) {
    Site.Place place = new Site.Place(field, nextName(), above);
    String path = pathTaken ? names.ofKind(number) : field;
    number++;
    Optional<Node> node = inputs.flatMap(in -> nodes.add(layer, in, place, path));
    // The first layer with parameters lends them the field's own name, as in c1.weight.
    pathTaken |= node.filter(n -> !n.parameters().isEmpty()).isPresent();
    return node;
  }

  // An output behind a block has the block's value, which has the name.
  private String nextName() {
    String name = names.next();
    return nodes.hasName(name) ? names.ofKind(number) : name;
  }

  // Nothing else of the field computes a value.
  private boolean isAlone(Block block) {
    return parts.stream().allMatch(p -> p.equals(block) || !p.takesArriving() || p.isOutput());
  }

  /** The value of the next part, a block, as far as its input is known. */
  Optional<Node> block(Block block, Optional<List<Node>> inputs, Problems problems) {
    names.next();
    String path = isAlone(block) ? field : names.ofKind(number);
    number++;
    Optional<Node> arriving = inputs.map(List::getFirst);
    for (int i = 0; i < block.bodies().size() && arriving.isPresent(); i++) {
      BlockBody body = new BlockBody(nodes, block.path(path, i), block.bodies().get(i), problems);
      arriving = body.infer(arriving.get());
    }
    return block.isRead() ? arriving : Optional.empty();
  }
}
