package dev.lamina.processor.lower;

import dev.lamina.processor.model.Graph;
import dev.lamina.processor.model.Node;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.PlanBuilder;
import dev.lamina.processor.plan.PlanVerifier;
import dev.lamina.processor.plan.Program;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a graph into what will run: asks each layer for its steps, orders them, places their
 * buffers.
 */
public final class Lowering {
  private final Graph graph;
  private final Stepping stepping;
  private final Map<String, String> quotes = new HashMap<>();

  /** Lowers this graph. */
  public Lowering(Graph graph) {
    this.graph = graph;
    this.stepping = Stepping.of(graph);
    for (Node node : graph.nodes()) {
      quotes.merge(node.field(), node.layer().source().quote(), (a, b) -> a + " " + b);
    }
  }

  /** The plan, verified. */
  public Plan lower() {
    PlanBuilder training = builder(PlanBuilder.Mode.TRAINING);
    Map<Node, Value> trained = lowerNodes(training, graph.nodes());
    PlanBuilder inference = builder(PlanBuilder.Mode.INFERENCE);
    Map<Node, Value> values = new HashMap<>(trained);
    values.putAll(predict(inference));
    Face face = face(training, values);
    List<Block> blocks = Tiling.of(Folding.of(inference.finish(), face));
    List<Stage> encoding = Schedule.of(stepping.once(blocks));
    List<Stage> stages = new ArrayList<>(encoding);
    stages.addAll(Schedule.of(stepping.forEachStep(blocks)));
    return new Plan(
        face,
        program(Schedule.of(TrainingTiles.of(training.finish())), 0),
        program(stages, encoding.size()),
        encoding.size());
  }

  /** The steps of a prediction as the layers write them: nothing is folded, nothing has a place. */
  public List<Block> prediction() {
    PlanBuilder inference = builder(PlanBuilder.Mode.INFERENCE);
    predict(inference);
    return inference.finish();
  }

  private PlanBuilder builder(PlanBuilder.Mode mode) {
    List<String> inputs =
        graph.nodes().stream().filter(n -> n.layer().isInput()).map(Node::field).toList();
    return new PlanBuilder(mode, inputs);
  }

  private Map<Node, Value> predict(PlanBuilder inference) {
    return lowerNodes(inference, stepping.stepsLast(answering()));
  }

  // All but what serves auxiliary outputs only; inputs keep their numbers.
  private List<Node> answering() {
    List<Node> ports = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (isPort(node)) {
        ports.add(node);
      }
    }
    return Node.withAncestors(ports);
  }

  private static boolean isPort(Node node) {
    return node.layer().isInput()
        || (node.layer().isOutput() && node.layer().auxiliaryTo().isEmpty());
  }

  private Map<Node, Value> lowerNodes(PlanBuilder plan, List<Node> nodes) {
    Map<Node, Value> values = new HashMap<>();
    for (Node node : nodes) {
      plan.heading(node.field(), quotes.get(node.field()), node.axis());
      List<Value> in = new ArrayList<>();
      for (Node input : node.inputs()) {
        in.add(values.get(input));
      }
      values.put(node, node.layer().lower(plan, node, in));
    }
    return values;
  }

  private static Program program(List<Stage> stages, int encoding) {
    Program program = new Program(stages, ArenaLayout.of(stages, encoding));
    PlanVerifier.verify(program);
    return program;
  }

  private Face face(PlanBuilder plan, Map<Node, Value> values) {
    Map<String, List<Node>> nodes = graph.nodesByField();
    List<Face.Row> rows = new ArrayList<>();
    for (Graph.Field field : graph.fields()) {
      rows.add(row(field, nodes.getOrDefault(field.name(), List.of()), values));
    }
    return new Face(
        graph.name().packageName(),
        graph.name().simpleName(),
        plan.inputs(),
        plan.outputs(),
        plan.states(),
        stepping.axis(),
        rows,
        graph.parameters());
  }

  private static Face.Row row(Graph.Field field, List<Node> nodes, Map<Node, Value> values) {
    long parameters = 0;
    long multiplyAdds = 0;
    for (Node node : nodes) {
      parameters += node.parameterCount();
      multiplyAdds += node.multiplyAdds();
    }
    return new Face.Row(
        field.name(),
        field.quote(),
        field.value().shape(),
        parameters,
        multiplyAdds,
        values.get(field.value()).buffer());
  }
}
