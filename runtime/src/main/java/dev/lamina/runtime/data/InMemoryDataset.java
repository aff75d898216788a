package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Samples in arrays: one array for each input and each output of the network, sample after sample,
 * each sample in (C, H, W) order. The arrays are not copied.
 *
 * <pre>
 * InMemoryDataset.of(4).input(pixels).labels(digits);
 * InMemoryDataset.of(4).input(left).input(right).targets(distances).labels(kinds);
 * InMemoryDataset.of(4).tokens(sentences).labels(moods);
 * </pre>
 */
public final class InMemoryDataset implements Dataset {
  private final int size;
  private final List<Column> inputs;
  private final List<Column> outputs;
  private final IntUnaryOperator lengths; // steps of a sample along its longest sequence
  private final List<String> classNames;

  /** Copies what goes into one input of the network, or what one output is compared with. */
  @FunctionalInterface
  private interface Column {
    void read(int index, Batch batch, int port, int position);
  }

  private InMemoryDataset(
      int size,
      List<Column> inputs,
      List<Column> outputs,
      IntUnaryOperator lengths,
      List<String> classNames) {
    this.size = size;
    this.lengths = lengths;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.classNames = List.copyOf(classNames);
  }

  /** A number of samples, at first without inputs and outputs. */
  public static InMemoryDataset of(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("a dataset needs at least 1 sample, not " + samples);
    }
    return new InMemoryDataset(samples, List.of(), List.of(), index -> 1, List.of());
  }

  /** A sample for each label, with one input. */
  public static InMemoryDataset labeled(float[] input, int[] labels) {
    return of(labels.length).input(input).labels(labels);
  }

  /**
   * All samples of another dataset, read once, in the shapes of this model.
   *
   * @throws IllegalArgumentException when the model takes sequences
   */
  public static InMemoryDataset copyOf(Dataset dataset, Model model) {
    if (model.inputs().stream().anyMatch(InputPort::isSequence)) {
      throw new IllegalArgumentException(
          "%s takes sequences; keep them as arrays, one for each sample".formatted(model.name()));
    }
    InMemoryDataset copy = of(dataset.size()).classNames(dataset.classNames());
    Batch all = model.newBatch(dataset.size());
    for (int n = 0; n < dataset.size(); n++) {
      dataset.read(n, all, n);
    }
    for (int i = 0; i < model.inputs().size(); i++) {
      copy = copy.input(all.input(i));
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      boolean labels = model.outputs().get(o).takesLabels();
      copy = labels ? copy.labels(all.labels(o)) : copy.targets(all.targets(o));
    }
    return copy;
  }

  /** This dataset with the values of the network's next input. */
  public InMemoryDataset input(float[] values) {
    requireWholeSamples("input values", values.length);
    int count = values.length / size;
    return withInput(
        (index, batch, i, position) -> {
          Samples.requireInput(batch, i, count);
          System.arraycopy(values, index * count, batch.input(i), position * count, count);
        },
        lengths);
  }

  /** This dataset with ids for the network's next input: a sequence for each sample. */
  public InMemoryDataset tokens(int[][] ids) {
    requireSamples("sequences of ids", ids.length);
    return withInput(
        (index, batch, i, position) -> SequenceColumns.tokens(ids[index], batch, i, position),
        index -> Math.max(lengths.applyAsInt(index), ids[index].length));
  }

  /**
   * This dataset with sequences for the network's next input: for each sample its steps one behind
   * another, each (C, H, W) or (D).
   */
  public InMemoryDataset sequences(float[][] steps) {
    requireSamples("sequences", steps.length);
    return withInput(
        (index, batch, i, position) -> SequenceColumns.values(steps[index], batch, i, position),
        index -> Math.max(lengths.applyAsInt(index), steps[index].length));
  }

  /** This dataset with class numbers for each step, for the network's next output. */
  public InMemoryDataset stepLabels(int[][] labels) {
    requireSamples("sequences of labels", labels.length);
    return withOutput(
        (index, batch, o, position) -> SequenceColumns.labels(labels[index], batch, o, position));
  }

  /** This dataset with target values for each step, for the network's next output. */
  public InMemoryDataset stepTargets(float[][] targets) {
    requireSamples("sequences of target values", targets.length);
    return withOutput(
        (index, batch, o, position) -> SequenceColumns.targets(targets[index], batch, o, position));
  }

  private InMemoryDataset withInput(Column column, IntUnaryOperator longest) {
    return new InMemoryDataset(size, plus(inputs, column), outputs, longest, classNames);
  }

  private InMemoryDataset withOutput(Column column) {
    return new InMemoryDataset(size, inputs, plus(outputs, column), lengths, classNames);
  }

  private void requireSamples(String what, int given) {
    if (given != size) {
      throw new IllegalArgumentException(
          "there are %s %s, but the dataset has %s samples".formatted(given, what, size));
    }
  }

  /** This dataset with class numbers for the network's next output. */
  public InMemoryDataset labels(int[] values) {
    requireWholeSamples("labels", values.length);
    int count = values.length / size;
    return withOutput(
        (index, batch, o, position) -> {
          Samples.requireLabels(batch, o, count);
          System.arraycopy(values, index * count, batch.labels(o), position * count, count);
        });
  }

  /** This dataset with target values for the network's next output. */
  public InMemoryDataset targets(float[] values) {
    requireWholeSamples("target values", values.length);
    int count = values.length / size;
    return withOutput(
        (index, batch, o, position) -> {
          Samples.requireTargets(batch, o, count);
          System.arraycopy(values, index * count, batch.targets(o), position * count, count);
        });
  }

  /** This dataset with names for its classes. */
  public InMemoryDataset classNames(List<String> names) {
    return new InMemoryDataset(size, inputs, outputs, lengths, names);
  }

  private static <T> List<T> plus(List<T> list, T next) {
    List<T> longer = new ArrayList<>(list);
    longer.add(next);
    return longer;
  }

  private void requireWholeSamples(String what, int count) {
    if (count == 0 || count % size != 0) {
      throw new IllegalArgumentException(
          "%s %s cannot be shared out among %s samples".formatted(count, what, size));
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int length(int index) {
    return lengths.applyAsInt(index);
  }

  @Override
  public void read(int index, Batch batch, int position) {
    Samples.requirePorts("inputs", batch.inputs(), inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      inputs.get(i).read(index, batch, i, position);
    }
    Samples.requirePorts("outputs", batch.outputs(), outputs.size());
    for (int o = 0; o < outputs.size(); o++) {
      outputs.get(o).read(index, batch, o, position);
    }
  }
}
