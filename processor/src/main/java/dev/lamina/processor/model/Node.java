package dev.lamina.processor.model;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * A layer in a network with its inputs and everything inferred about it.
 *
 * @param number its place in the graph; inputs have smaller numbers
 * @param name name of its value: the field's, or {@code c1.conv} where more layers of the field
 *     follow
 * @param field path of the field it stands on: {@code c1}, or {@code layer1.0.conv} in a block
 * @param shape shape of its value, of one sample or one step
 * @param axis what there is a value for each of
 */
public record Node(
    int number,
    String name,
    String field,
    Layer layer,
    List<Node> inputs,
    Shape shape,
    Axis axis,
    List<Parameter> parameters) {

  /** Refuses an input that does not stand before it. */
  public Node {
    inputs = List.copyOf(inputs);
    parameters = List.copyOf(parameters);
    for (Node input : inputs) {
      if (input.number() >= number) {
        throw new IllegalArgumentException(name + " takes " + input.name() + ", which comes later");
      }
    }
  }

  /** The field of the network that it belongs to. */
  public String root() {
    int dot = field.indexOf('.');
    return dot < 0 ? field : field.substring(0, dot);
  }

  /** Shapes of the inputs. */
  public List<Shape> inputShapes() {
    return shapes(inputs);
  }

  /** Shapes of the values of these nodes. */
  public static List<Shape> shapes(List<Node> nodes) {
    List<Shape> shapes = new ArrayList<>();
    for (Node node : nodes) {
      shapes.add(node.shape);
    }
    return List.copyOf(shapes);
  }

  /** What these nodes have a value for each of. */
  public static List<Axis> axes(List<Node> nodes) {
    List<Axis> axes = new ArrayList<>();
    for (Node node : nodes) {
      axes.add(node.axis);
    }
    return List.copyOf(axes);
  }

  /** How many ids there are where its value is an id of each step, else 0. */
  public int vocabulary() {
    boolean same = layer.passesTokens() && !inputs.isEmpty();
    return same ? inputs.getFirst().vocabulary() : layer.vocabulary();
  }

  /** Its shape as users read it: {@code T x 128} along a sequence. */
  public String shapeText() {
    return (axis.isSequence() ? "T x " : "") + shape;
  }

  /** Multiply-adds of one sample forward. */
  public long multiplyAdds() {
    return layer.multiplyAdds(inputShapes(), shape);
  }

  /** The node, or what it fetches by name for the rest of its field and does not change. */
  public Node fetched() {
    boolean fetches = !layer.takesArriving() && inputs.size() == 1 && !name.equals(field);
    return fetches ? inputs.getFirst().fetched() : this;
  }

  /** These nodes and all that they depend on, in order. */
  public static List<Node> withAncestors(Collection<Node> nodes) {
    TreeMap<Integer, Node> found = new TreeMap<>();
    List<Node> open = new ArrayList<>(nodes);
    while (!open.isEmpty()) {
      Node node = open.removeLast();
      if (found.put(node.number(), node) == null) {
        open.addAll(node.inputs());
      }
    }
    return List.copyOf(found.values());
  }

  /** Number of trained values. */
  public long parameterCount() {
    long count = 0;
    for (Parameter parameter : parameters) {
      count += parameter.trained() ? parameter.shape().size() : 0;
    }
    return count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Node node && node.number == number && node.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
