package dev.lamina.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The same by PyTorch's operators on tensors that are there already. */
final class TorchConvolution implements Contestant {
  private final TorchFunction function;
  private final String result;
  private final NDArray x;
  private final NDArray dy;

  TorchConvolution(ConvolutionShape shape, Direction direction, ConvolutionNumbers numbers)
      throws IOException {
    result =
        switch (direction) {
          case FORWARD -> "y";
          case DATA -> "dx";
          case WEIGHTS -> "dw";
        };
    function = new TorchFunction(code(shape, direction), List.of("x", "dy"), List.of(result));
    function.weight("weight", numbers.w(), shape.weightShape());
    int batch = shape.batch();
    x = function.tensor(numbers.x(), batch, shape.channels(), shape.size(), shape.size());
    int out = shape.outSize();
    dy = function.tensor(numbers.dy(), batch, shape.filters(), out, out);
  }

  private static String code(ConvolutionShape shape, Direction direction) {
    int s = shape.stride();
    int p = shape.padding();
    int g = shape.groups();
    String sizes = "[%d, %d], [%d, %d], [1, 1]".formatted(s, s, p, p);
    if (direction == Direction.FORWARD) {
      return "y = torch.conv2d(x, w[\"weight\"], None, %s, %d)%n".formatted(sizes, g);
    }
    String wanted = direction == Direction.DATA ? "True, False" : "False, True";
    return "dx, dw, db = torch.convolution_backward(dy, x, w[\"weight\"], None, %s, False, [0, 0], %d, [%s, False])%n"
        .formatted(sizes, g, wanted);
  }

  @Override
  public Map<String, float[]> numbers() {
    try (NDList results = function.run(x, dy)) {
      return Map.of(result, results.head().toFloatArray());
    }
  }

  @Override
  public void run() {
    function.run(x, dy).close();
  }

  @Override
  public void close() {
    function.close();
  }
}
