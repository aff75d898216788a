package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.List;

/**
 * Samples that can be read by number, in any order and from one thread at a time.
 *
 * <p>The methods that make other datasets copy nothing: they read through to this one. So datasets
 * made from the same one must not be read by two threads at the same time either, unless its
 * reading is safe for that, as it is for datasets in memory.
 */
public interface Dataset {
  /** Number of samples. */
  int size();

  /**
   * Copies sample {@code index} to place {@code position} of the batch: its inputs, and its labels
   * or targets.
   */
  void read(int index, Batch batch, int position);

  /** Steps of a sample along its longest sequence, or what grows with them; 1 without sequences. */
  default int length(int index) {
    return 1;
  }

  /** Names of the classes that labels stand for, empty where none are known. */
  default List<String> classNames() {
    return List.of();
  }

  /**
   * Says which epoch the reads that follow belong to. A dataset that draws random numbers, such as
   * one made by {@link #augment}, draws others in each epoch, and the same ones in the same epoch.
   */
  default void startEpoch(int epoch) {}

  /** The samples with these numbers, in this order; a number may be there several times. */
  default Dataset select(int... indices) {
    return new SelectedDataset(this, indices);
  }

  /** The samples {@code from} (inclusive) to {@code to} (exclusive). */
  default Dataset slice(int from, int to) {
    return new SelectedDataset(this, Order.range(from, to));
  }

  /** The first {@code count} samples. */
  default Dataset take(int count) {
    return slice(0, count);
  }

  /** All samples in an order that depends on the seed only. */
  default Dataset shuffled(long seed) {
    return new SelectedDataset(this, Order.shuffled(size(), seed));
  }

  /**
   * Two datasets without a sample in common, drawn by chance: {@code fraction} of the samples,
   * rounded, for training and the rest for testing.
   *
   * @throws IllegalArgumentException when one of them would be empty
   */
  default Split split(double fraction, long seed) {
    int train = (int) Math.round(fraction * size());
    if (train < 1 || train >= size()) {
      throw new IllegalArgumentException(
          "a fraction of %s leaves one part of %s samples empty".formatted(fraction, size()));
    }
    Dataset shuffled = shuffled(seed);
    return new Split(shuffled.slice(0, train), shuffled.slice(train, size()));
  }

  /** The samples of this dataset, then those of another of the same kind. */
  default Dataset concat(Dataset other) {
    return new ConcatenatedDataset(this, other);
  }

  /** Each sample changed in the same way whenever it is read. */
  default Dataset map(SampleChange change) {
    return new ChangedDataset(this, (batch, position, random) -> change.apply(batch, position));
  }

  /**
   * Each sample changed by chance whenever it is read. The random numbers depend on the seed, the
   * epoch and the sample's number, and on nothing else.
   */
  default Dataset augment(long seed, Augmentation change) {
    return new ChangedDataset(this, seed, change);
  }

  /**
   * The first input with each channel c turned into (x - mean[c]) / deviation[c].
   *
   * @param mean one number for each channel; see {@link ChannelStatistics}
   * @param deviation one number above 0 for each channel
   */
  default Dataset normalize(float[] mean, float[] deviation) {
    return map(new Normalization(mean, deviation));
  }
}
