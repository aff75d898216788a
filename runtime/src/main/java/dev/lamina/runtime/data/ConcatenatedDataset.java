package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.List;

/** One dataset after another. */
final class ConcatenatedDataset implements Dataset {
  private final Dataset first;
  private final Dataset second;
  private final int size;

  ConcatenatedDataset(Dataset first, Dataset second) {
    this.first = first;
    this.second = second;
    this.size = Math.addExact(first.size(), second.size());
    List<String> names = first.classNames();
    List<String> others = second.classNames();
    if (!names.isEmpty() && !others.isEmpty() && !names.equals(others)) {
      throw new IllegalArgumentException(
          "labels mean %s in one dataset and %s in the other".formatted(names, others));
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void read(int index, Batch batch, int position) {
    if (index < first.size()) {
      first.read(index, batch, position);
    } else {
      second.read(index - first.size(), batch, position);
    }
  }

  @Override
  public int length(int index) {
    return index < first.size() ? first.length(index) : second.length(index - first.size());
  }

  @Override
  public List<String> classNames() {
    return first.classNames().isEmpty() ? second.classNames() : first.classNames();
  }

  @Override
  public void startEpoch(int epoch) {
    first.startEpoch(epoch);
    second.startEpoch(epoch);
  }
}
