package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.base.SeededRandom;
import java.util.List;

/** A dataset whose samples are changed after they have been read. */
final class ChangedDataset implements Dataset {
  private final Dataset source;
  private final Augmentation change;
  private final long seed;
  private final SeededRandom random = new SeededRandom(0);
  private int epoch;

  ChangedDataset(Dataset source, Augmentation change) {
    this(source, 0, change);
  }

  ChangedDataset(Dataset source, long seed, Augmentation change) {
    this.source = source;
    this.seed = seed;
    this.change = change;
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public void read(int index, Batch batch, int position) {
    source.read(index, batch, position);
    random.seed(seed, epoch, index);
    change.apply(batch, position, random);
  }

  @Override
  public int length(int index) {
    return source.length(index);
  }

  @Override
  public List<String> classNames() {
    return source.classNames();
  }

  @Override
  public void startEpoch(int number) {
    epoch = number;
    source.startEpoch(number);
  }
}
