package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import java.util.stream.LongStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The samples of a batch as Deeplearning4j takes them. */
final class Dl4jSamples {
  private Dl4jSamples() {}

  /** Values as (N, C, H, W), or ids as (N, T). */
  static INDArray inputs(Batch batch) {
    InputPort input = batch.inputPort(0);
    if (input.takesTokens()) {
      return Nd4j.createFromArray(batch.tokens(0))
          .castTo(DataType.FLOAT)
          .reshape(batch.size(), Networks.STEPS);
    }
    LongStream sizes = input.shape().stream().mapToLong(Integer::longValue);
    return Nd4j.create(
        batch.input(0), LongStream.concat(LongStream.of(batch.size()), sizes).toArray(), 'c');
  }
}
