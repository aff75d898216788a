package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples in arrays: one array for each input and each output of the network, sample after sample,
 * each sample in (C, H, W) order. The arrays are not copied.
 *
 * <pre>
 * InMemoryDataset.of(4).input(pixels).labels(digits);
 * InMemoryDataset.of(4).input(left).input(right).targets(distances).labels(kinds);
 * </pre>
 */
public final class InMemoryDataset implements Dataset {
  private final int size;
  private final List<float[]> inputs;
  private final List<Output> outputs;
  private final List<String> classNames;

  /** Copies what one output of the network is compared with. */
  @FunctionalInterface
  private interface Output {
    void read(int index, Batch batch, int output, int position);
  }

  private InMemoryDataset(
      int size, List<float[]> inputs, List<Output> outputs, List<String> classNames) {
    this.size = size;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.classNames = List.copyOf(classNames);
  }

  /** A number of samples, at first without inputs and outputs. */
  public static InMemoryDataset of(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("a dataset needs at least 1 sample, not " + samples);
    }
    return new InMemoryDataset(samples, List.of(), List.of(), List.of());
  }

  /** A sample for each label, with one input. */
  public static InMemoryDataset labeled(float[] input, int[] labels) {
    return of(labels.length).input(input).labels(labels);
  }

  /** All samples of another dataset, read once, in the shapes of this model. */
  public static InMemoryDataset copyOf(Dataset dataset, Model model) {
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
    return new InMemoryDataset(size, plus(inputs, values), outputs, classNames);
  }

  /** This dataset with class numbers for the network's next output. */
  public InMemoryDataset labels(int[] values) {
    requireWholeSamples("labels", values.length);
    int count = values.length / size;
    Output output =
        (index, batch, o, position) -> {
          Samples.requireLabels(batch, o, count);
          System.arraycopy(values, index * count, batch.labels(o), position * count, count);
        };
    return new InMemoryDataset(size, inputs, plus(outputs, output), classNames);
  }

  /** This dataset with target values for the network's next output. */
  public InMemoryDataset targets(float[] values) {
    requireWholeSamples("target values", values.length);
    int count = values.length / size;
    Output output =
        (index, batch, o, position) -> {
          Samples.requireTargets(batch, o, count);
          System.arraycopy(values, index * count, batch.targets(o), position * count, count);
        };
    return new InMemoryDataset(size, inputs, plus(outputs, output), classNames);
  }

  /** This dataset with names for its classes. */
  public InMemoryDataset classNames(List<String> names) {
    return new InMemoryDataset(size, inputs, outputs, names);
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
  public void read(int index, Batch batch, int position) {
    for (int i = 0; i < inputs.size(); i++) {
      float[] values = inputs.get(i);
      int count = values.length / size;
      Samples.requireInput(batch, i, count);
      System.arraycopy(values, index * count, batch.input(i), position * count, count);
    }
    for (int o = 0; o < outputs.size(); o++) {
      outputs.get(o).read(index, batch, o, position);
    }
  }
}
