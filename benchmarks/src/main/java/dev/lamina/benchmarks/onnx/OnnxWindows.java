package dev.lamina.benchmarks.onnx;

import static dev.lamina.benchmarks.onnx.OnnxNodes.integer;
import static dev.lamina.benchmarks.onnx.OnnxNodes.ints;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.PoolingGeometry;
import dev.lamina.processor.plan.PoolingGeometry.Kind;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import java.util.List;

/** Convolutions and pools as nodes. */
record OnnxWindows(OnnxNodes nodes) {

  void convolve(ConvolutionGeometry sizes, List<String> inputs, String output) {
    Window2d window = sizes.window();
    nodes.add(
        "Conv",
        output,
        inputs,
        kernel(window),
        strides(window),
        dilations(window),
        padding(window, window.rows().after(), window.columns().after()),
        integer("group", sizes.groups()));
  }

  void pool(PoolingGeometry sizes, String input, String output, Shape out) {
    if (sizes.kind() == Kind.AVERAGE && !out.isImage()) {
      String image = nodes.add("GlobalAveragePool", List.of(input));
      nodes.add("Flatten", output, List.of(image));
    } else if (!out.isImage()) {
      throw new UnwrittenLayerException("a global maximum");
    } else {
      window(sizes, input, output);
    }
  }

  // What rounding up adds is padding at the end: libraries differ in where a last window may begin.
  private void window(PoolingGeometry sizes, String input, String output) {
    Window2d window = sizes.window();
    int below = end(window.rows(), sizes.in().height());
    int right = end(window.columns(), sizes.in().width());
    boolean padded = window.rows().before() + window.columns().before() + below + right > 0;
    if (sizes.kind() == Kind.AVERAGE && padded) {
      throw new UnwrittenLayerException("averages of padded windows");
    }
    nodes.add(
        sizes.kind() == Kind.AVERAGE ? "AveragePool" : "MaxPool",
        output,
        List.of(input),
        kernel(window),
        strides(window),
        padding(window, below, right));
  }

  private static int end(Window window, int in) {
    int reach = (window.output(in) - 1) * window.stride() + window.span();
    return Math.max(0, reach - window.before() - in);
  }

  private static AttributeProto kernel(Window2d window) {
    return ints("kernel_shape", window.rows().size(), window.columns().size());
  }

  private static AttributeProto strides(Window2d window) {
    return ints("strides", window.rows().stride(), window.columns().stride());
  }

  private static AttributeProto dilations(Window2d window) {
    return ints("dilations", window.rows().dilation(), window.columns().dilation());
  }

  private static AttributeProto padding(Window2d window, int below, int right) {
    return ints("pads", window.rows().before(), window.columns().before(), below, right);
  }
}
