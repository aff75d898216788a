package dev.lamina.benchmarks;

import dev.lamina.benchmarks.Dl4jNetwork.Layout;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Rearranges values between PyTorch's layout and Deeplearning4j's. */
final class Dl4jLayouts {
  /** For each gate of PyTorch (input, forget, candidate, output) its place in Deeplearning4j. */
  private static final int[] GATES = {3, 1, 0, 2};

  private Dl4jLayouts() {}

  /** Values of PyTorch's layout as the tensor has them. */
  static INDArray theirs(Layout layout, float[] values, INDArray like) {
    return switch (layout) {
      case SAME -> Nd4j.create(values).reshape('c', like.shape());
      case TRANSPOSED -> matrix(values, like.size(1)).transpose();
      case GATES -> gates(values, like);
    };
  }

  private static INDArray gates(float[] values, INDArray like) {
    long columns = like.size(like.rank() - 1);
    INDArray ours = matrix(values, columns).transpose();
    INDArray theirs = Nd4j.create(like.rank() == 1 ? new long[] {1, columns} : like.shape());
    for (int gate = 0; gate < GATES.length; gate++) {
      gate(theirs, GATES[gate]).assign(gate(ours, gate));
    }
    return theirs.reshape(like.shape());
  }

  /** Values of such a tensor in PyTorch's layout. */
  static float[] ours(Layout layout, INDArray tensor) {
    return switch (layout) {
      case SAME -> flat(tensor);
      case TRANSPOSED -> flat(tensor.transpose());
      case GATES -> {
        INDArray theirs =
            tensor.rank() == 1 ? tensor.reshape('c', new long[] {1, tensor.length()}) : tensor;
        INDArray ours = Nd4j.create(theirs.shape());
        for (int gate = 0; gate < GATES.length; gate++) {
          gate(ours, gate).assign(gate(theirs, GATES[gate]));
        }
        yield flat(ours.transpose());
      }
    };
  }

  private static INDArray matrix(float[] values, long rows) {
    return Nd4j.create(values, new long[] {rows, values.length / rows}, 'c');
  }

  private static INDArray gate(INDArray columns, int number) {
    long width = columns.size(1) / GATES.length;
    return columns.get(
        NDArrayIndex.all(), NDArrayIndex.interval(number * width, (number + 1) * width));
  }

  private static float[] flat(INDArray tensor) {
    return tensor.dup('c').reshape('c', new long[] {tensor.length()}).toFloatVector();
  }
}
