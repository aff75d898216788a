package dev.lamina.processor.emit;

import dev.lamina.processor.plan.ValueStep;

/** Prints what makes values of values. */
final class ValueCode extends StepCode {
  private final MapEmitter maps;

  ValueCode(Names names, Rows rows, MapEmitter maps) {
    super(names, rows);
    this.maps = maps;
  }

  String emit(ValueStep step) {
    return switch (step) {
      case ValueStep.Pool s ->
          kernel("pool($L, $L, $L", names.pooling(s.name()), place(s.x()), place(s.y()));
      case ValueStep.PoolBackward s ->
          kernel(
              "poolBackward($L, $L, $L, $L, $L, $L",
              names.pooling(s.name()),
              place(s.x()),
              place(s.y()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
      case ValueStep.Map s -> maps.call(names.map(s), s, rows, names);
      case ValueStep.Dropout s ->
          kernel(
              "dropout($L, $L, dropoutSeed($L), $L, $L, $L",
              s.x().size(),
              (float) s.rate() + "f",
              s.salt(),
              place(s.x()),
              place(s.y()),
              s.accumulate());
      case ValueStep.Softmax s ->
          kernel(
              "softmax($L, $L, $L", pixelsAndChannels(s.x().shape()), place(s.x()), place(s.y()));
      case ValueStep.SoftmaxBackward s ->
          kernel(
              "softmaxBackward($L, $L, $L, $L, $L",
              pixelsAndChannels(s.y().shape()),
              place(s.y()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
      case ValueStep.ScaleChannels s ->
          kernel(
              "scaleChannels($L, $L, $L, $L, $L",
              pixelsAndChannels(s.x().shape()),
              place(s.x()),
              place(s.s()),
              place(s.y()),
              s.accumulate());
      case ValueStep.SumProducts s ->
          kernel(
              "sumProducts($L, $L, $L, $L, $L",
              pixelsAndChannels(s.x().shape()),
              place(s.x()),
              place(s.y()),
              place(s.sums()),
              s.accumulate());
      case ValueStep.CopyChannels s -> copyChannels(s);
      case ValueStep.Transpose s ->
          Text.statement(
              "kernels.transpose($L, $L, $L, $L, $L, $L, $L, $L, $L)",
              s.rows(),
              s.columns(),
              place(s.x()),
              rows.stride(),
              place(s.y()),
              rows.stride(),
              s.accumulate(),
              rows.row("from"),
              rows.row("to"));
    };
  }

  private String copyChannels(ValueStep.CopyChannels s) {
    return kernel(
        "copyChannels($L, $L, $L, $L, $L, $L, $L, $L, $L",
        s.x().shape().pixels(),
        s.count(),
        place(s.x()),
        s.x().shape().channels(),
        s.xFrom(),
        place(s.y()),
        s.y().shape().channels(),
        s.yFrom(),
        s.accumulate());
  }
}
