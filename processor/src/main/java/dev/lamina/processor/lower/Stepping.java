package dev.lamina.processor.lower;

import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.shape.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a network's answers can be computed step by step, and which part of it runs for each
 * step: all that stands along the sequence of its one output, if no step needs a later one and
 * nothing outside needs the sequence.
 */
record Stepping(Optional<Axis> axis, Set<String> fields) {

  static Stepping of(Graph graph) {
    List<Node> outputs = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (isAnswer(node)) {
        outputs.add(node);
      }
    }
    if (outputs.size() != 1 || !outputs.getFirst().axis().isSequence()) {
      return new Stepping(Optional.empty(), Set.of());
    }
    Axis axis = outputs.getFirst().axis();
    List<Node> along = graph.nodes().stream().filter(n -> n.axis().equals(axis)).toList();
    boolean steps =
        along.stream().allMatch(n -> isCausal(n))
            && graph.nodes().stream().noneMatch(n -> leaves(n, axis));
    Set<String> fields = along.stream().map(Node::field).collect(Collectors.toSet());
    return new Stepping(Optional.of(axis).filter(a -> steps), steps ? fields : Set.of());
  }

  private static boolean isCausal(Node node) {
    return node.layer().isCausal(node.inputs().stream().map(Node::axis).toList());
  }

  private static boolean isAnswer(Node node) {
    return node.layer().isOutput() && node.layer().auxiliaryTo().isEmpty();
  }

  private static boolean leaves(Node node, Axis axis) {
    return !node.axis().equals(axis)
        && node.inputs().stream().anyMatch(input -> input.axis().equals(axis));
  }

  /** Nodes in an order in which those that run for each step come last. */
  List<Node> stepsLast(List<Node> nodes) {
    List<Node> ordered = new ArrayList<>();
    List<Node> last = new ArrayList<>();
    for (Node node : nodes) {
      (fields.contains(node.field()) ? last : ordered).add(node);
    }
    ordered.addAll(last);
    return ordered;
  }

  /** Blocks that run once, before the first step. */
  List<Block> once(List<Block> blocks) {
    return blocks(blocks, false);
  }

  /** Blocks that run for each step. */
  List<Block> forEachStep(List<Block> blocks) {
    return blocks(blocks, true);
  }

  private List<Block> blocks(List<Block> all, boolean forEachStep) {
    List<Block> found = new ArrayList<>();
    for (Block block : all) {
      if (runsForEachStep(block) == forEachStep) {
        found.add(block);
      }
    }
    return found;
  }

  private boolean runsForEachStep(Block block) {
    return fields.contains(block.field())
        && block.pass() != Block.Pass.START
        && block.pass() != Block.Pass.PREPARE;
  }
}
