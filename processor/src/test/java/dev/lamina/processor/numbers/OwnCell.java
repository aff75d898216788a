package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where a run of a user's cell stands: the states of each sample, and the values so far. */
final class OwnCell {
  private final Op.Cell cell;
  private final int sequence;
  private final List<List<Tensor>> inputs = new ArrayList<>();
  private final List<List<Tensor>> values = new ArrayList<>();
  private final Map<String, List<Tensor>> states = new HashMap<>();
  private int step;

  /** Before the first step of these samples; states are zero. */
  OwnCell(Op.Cell cell, ReferenceValue x, Tape tape) {
    this.cell = cell;
    this.sequence = x.sequence();
    for (int n = 0; n <= x.owners().getLast(); n++) {
      inputs.add(x.of(n));
      values.add(new ArrayList<>());
    }
    for (Net.Field field : cell.body()) {
      if (field.ops().getFirst() instanceof Op.State(var shape, var of)) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        Tensor zeros = new Tensor(shape, Collections.nCopies(size, tape.number(0)));
        states.put(field.name(), new ArrayList<>(Collections.nCopies(inputs.size(), zeros)));
      }
    }
  }

  /** Whether any sample has another step. */
  boolean hasStep() {
    return !owners().isEmpty();
  }

  private List<Integer> owners() {
    return IntStream.range(0, inputs.size())
        .filter(n -> step < inputs.get(n).size())
        .boxed()
        .toList();
  }

  /** The input of this step. */
  ReferenceValue input() {
    List<Integer> owners = owners();
    return new ReferenceValue(
        sequence, owners, owners.stream().map(n -> inputs.get(n).get(step)).toList());
  }

  /** A state, as the step before has left it. */
  ReferenceValue state(String field) {
    List<Integer> owners = owners();
    return new ReferenceValue(
        sequence, owners, owners.stream().map(n -> states.get(field).get(n)).toList());
  }

  /** Ends the step with the values of the cell's fields. */
  void next(Map<String, ReferenceValue> fields) {
    List<Integer> owners = owners();
    String last = cell.body().getLast().name();
    for (int i = 0; i < owners.size(); i++) {
      int n = owners.get(i);
      values.get(n).add(fields.get(last).rows().get(i));
      for (Net.Field field : cell.body()) {
        if (field.ops().getFirst() instanceof Op.State(var shape, var of)) {
          Tensor next = fields.get(of.isEmpty() ? last : of).rows().get(i);
          states.get(field.name()).set(n, next.reshaped(shape));
        }
      }
    }
    step++;
  }

  /** What the cell gives: its value after each step, or after the last. */
  ReferenceValue value() {
    if (cell.last()) {
      return ReferenceValue.ofSamples(values.stream().map(List::getLast).toList());
    }
    List<Integer> owners = new ArrayList<>();
    for (int n = 0; n < values.size(); n++) {
      owners.addAll(Collections.nCopies(values.get(n).size(), n));
    }
    return new ReferenceValue(sequence, owners, values.stream().flatMap(List::stream).toList());
  }
}
