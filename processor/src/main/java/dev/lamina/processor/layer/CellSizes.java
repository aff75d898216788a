package dev.lamina.processor.layer;

import dev.lamina.dsl.Cell;
import dev.lamina.dsl.Init;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of a recurrent layer, from which those of its parameters follow, in PyTorch's order.
 */
record CellSizes(Cell cell, int units, int layers, boolean bidirectional, boolean bias) {

  /** Products with the input, and with the state, that a cell makes. */
  int gates() {
    return switch (cell) {
      case RNN -> 1;
      case GRU -> 3;
      case LSTM -> 4;
    };
  }

  int directions() {
    return bidirectional ? 2 : 1;
  }

  /** Numbers a step. */
  int outputs() {
    return units * directions();
  }

  /** What the cells of this layer read. */
  Shape input(Shape first, int layer) {
    return layer == 0 ? first : Shape.of(outputs());
  }

  /** Whether a state of the one is a state of the other. */
  boolean sameState(CellSizes other) {
    return cell == other.cell
        && units == other.units
        && layers == other.layers
        && bidirectional == other.bidirectional;
  }

  /** What to write for a state of these sizes to be one of the others. */
  String changesTo(CellSizes other) {
    List<String> changes = new ArrayList<>();
    if (cell != other.cell) {
      changes.add("cell = " + other.cell);
    }
    if (units != other.units) {
      changes.add("units = " + other.units);
    }
    if (layers != other.layers) {
      changes.add("layers = " + other.layers);
    }
    if (bidirectional != other.bidirectional) {
      changes.add("bidirectional = " + other.bidirectional);
    }
    return String.join(", ", changes);
  }

  String describe() {
    return cell
        + " "
        + units
        + (layers == 1 ? "" : ", layers " + layers)
        + (bidirectional ? ", bidirectional" : "");
  }

  String stateText() {
    return describe();
  }

  /** The ends of the names of one cell's tensors. */
  String suffix(int layer, int direction) {
    return "_l" + layer + (direction == 0 ? "" : "_reverse");
  }

  /** Tensors of one cell. */
  int tensors() {
    return bias ? 4 : 2;
  }

  List<Parameter> parameters(String path, Shape in) {
    List<Parameter> all = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (int direction = 0; direction < directions(); direction++) {
        String suffix = suffix(layer, direction);
        int width = Math.toIntExact(input(in, layer).size());
        all.add(weight(path + ".weight_ih" + suffix, width));
        all.add(weight(path + ".weight_hh" + suffix, units));
        if (bias) {
          all.add(bias(path + ".bias_ih" + suffix));
          all.add(bias(path + ".bias_hh" + suffix));
        }
      }
    }
    return all;
  }

  // PyTorch starts all of them by the size of the state.
  private Parameter weight(String name, int width) {
    Shape shape = Shape.of(gates() * units, width);
    return new Parameter(name, Parameter.Role.WEIGHT, shape, Init.DEFAULT, units, units);
  }

  private Parameter bias(String name) {
    Shape shape = Shape.of(gates() * units);
    return new Parameter(name, Parameter.Role.BIAS, shape, Init.DEFAULT, units, units);
  }

  /** Multiply-adds of one step. */
  long multiplyAdds(Shape in) {
    long adds = 0;
    for (int layer = 0; layer < layers; layer++) {
      adds += (long) directions() * gates() * units * (input(in, layer).size() + units);
    }
    return adds;
  }
}
