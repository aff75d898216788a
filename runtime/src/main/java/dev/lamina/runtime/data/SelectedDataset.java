package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.List;

/** Some samples of another dataset, in an order of their own. */
final class SelectedDataset implements Dataset {
  private final Dataset source;
  private final int[] indices;

  SelectedDataset(Dataset source, int[] indices) {
    this.source = source;
    this.indices = indices.clone();
    for (int index : indices) {
      if (index < 0 || index >= source.size()) {
        throw new IllegalArgumentException(
            "there is no sample %s in a dataset of %s".formatted(index, source.size()));
      }
    }
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public void read(int index, Batch batch, int position) {
    source.read(indices[index], batch, position);
  }

  @Override
  public int length(int index) {
    return source.length(indices[index]);
  }

  @Override
  public List<String> classNames() {
    return source.classNames();
  }

  @Override
  public void startEpoch(int epoch) {
    source.startEpoch(epoch);
  }
}
