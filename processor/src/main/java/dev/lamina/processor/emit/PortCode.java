package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.shape.Shape;

/** Prints what hands values over between the user and the program. */
final class PortCode extends StepCode {

  PortCode(Names names, Rows rows) {
    super(names, rows);
  }

  String emit(PortStep step) {
    return switch (step) {
      case PortStep.LoadInput s -> transfer("loadInput", "loadFrames", s.port(), s.to());
      case PortStep.LoadTarget s -> transfer("loadTarget", "loadFrameTargets", s.port(), s.to());
      case PortStep.StoreOutput s -> transfer("storeOutput", "storeFrames", s.port(), s.from());
      case PortStep.LoadTokens s ->
          Text.statement(
              "loadTokens($L, $L, $L, from, to)", frames(s.to()), s.port(), number(s.to()));
    };
  }

  private String transfer(String method, String byRows, int port, Buffer buffer) {
    Shape shape = buffer.shape();
    if (buffer.axis().isSequence()) {
      return Text.statement(
          "$L($L, $L, $L, $L, $L, from, to)",
          byRows,
          frames(buffer),
          port,
          number(buffer),
          shape.channels(),
          shape.pixels());
    }
    return Text.statement(
        "$L($L, $L, $L, $L, from, to)",
        method,
        port,
        names.buffer(buffer),
        shape.channels(),
        shape.pixels());
  }
}
