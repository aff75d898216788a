package dev.lamina.processor.numbers;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A value of a network for a batch.
 *
 * @param sequence the sequence that it runs along, -1 for one value a sample
 * @param owners the sample of each row
 * @param rows the real steps of all samples, one behind another
 */
record ReferenceValue(int sequence, List<Integer> owners, List<Tensor> rows) {
  ReferenceValue {
    owners = List.copyOf(owners);
    rows = List.copyOf(rows);
  }

  /** No value yet. */
  static ReferenceValue none() {
    return new ReferenceValue(-1, List.of(), List.of());
  }

  /** One value for each sample. */
  static ReferenceValue ofSamples(List<Tensor> samples) {
    return new ReferenceValue(-1, IntStream.range(0, samples.size()).boxed().toList(), samples);
  }

  /** Another value of the same steps. */
  ReferenceValue with(List<Tensor> others) {
    return new ReferenceValue(sequence, owners, others);
  }

  /** What a layer makes of each row by itself. */
  ReferenceValue each(UnaryOperator<Tensor> layer) {
    return with(rows.stream().map(layer).toList());
  }

  /** The steps of one sample. */
  List<Tensor> of(int sample) {
    return IntStream.range(0, rows.size())
        .filter(i -> owners.get(i) == sample)
        .mapToObj(rows::get)
        .toList();
  }

  /** For each row what its sample has. */
  List<Tensor> spread(List<Tensor> ofSamples) {
    return owners.stream().map(ofSamples::get).toList();
  }
}
