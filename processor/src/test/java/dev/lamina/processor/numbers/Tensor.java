package dev.lamina.processor.numbers;

import java.util.ArrayList;
import java.util.List;

/** Numbers on a {@link Tape}, in (C, H, W) or (D) order. */
record Tensor(List<Integer> shape, List<Integer> numbers) {
  Tensor {
    shape = List.copyOf(shape);
    numbers = List.copyOf(numbers);
  }

  int channels() {
    return shape.getFirst();
  }

  int height() {
    return shape.size() == 3 ? shape.get(1) : 1;
  }

  int width() {
    return shape.size() == 3 ? shape.get(2) : 1;
  }

  int at(int channel, int row, int column) {
    return numbers.get((channel * height() + row) * width() + column);
  }

  boolean holds(int row, int column) {
    return row >= 0 && row < height() && column >= 0 && column < width();
  }

  Tensor reshaped(List<Integer> other) {
    return new Tensor(other, numbers);
  }

  /** See {@link Tape#keep}. */
  Tensor kept(Tape tape) {
    return new Tensor(shape, numbers.stream().map(tape::keep).toList());
  }

  double[] values(Tape tape) {
    return numbers.stream().mapToDouble(tape::value).toArray();
  }

  /** Numbers that arrive one after another, in (C, H, W) order. */
  static final class Builder {
    private final List<Integer> numbers = new ArrayList<>();

    void add(int number) {
      numbers.add(number);
    }

    Tensor build(Integer... shape) {
      return new Tensor(List.of(shape), numbers);
    }
  }
}
