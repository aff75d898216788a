package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.shape.Shape;
import java.util.Arrays;
import java.util.Optional;

/**
 * What statements of all kinds of steps consist of: kernels, places, and the rows they run over.
 */
abstract class StepCode {
  /** Elements of a parameter that stay together where its gradient is shared out. */
  static final int GRAIN = 16;

  final Names names;
  final Rows rows;

  /** Statements over these rows. */
  StepCode(Names names, Rows rows) {
    this.names = names;
    this.rows = rows;
  }

  /** Parts of a parameter of this shape. */
  static long grains(Shape shape) {
    return Math.ceilDiv(shape.size(), GRAIN);
  }

  /** Calls a kernel; {@code format} ends before the rows. */
  final String kernel(String format, Object... arguments) {
    return Text.statement("kernels." + format + ", $L)", with(rows.arguments(), arguments));
  }

  /** The same for one that needs working memory. */
  final String kernelWithScratch(String format, Object... arguments) {
    return Text.statement(
        "kernels." + format + ", $L, scratch)", with(rows.arguments(), arguments));
  }

  static Object[] with(String last, Object... arguments) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = last;
    return all;
  }

  final String place(Buffer buffer) {
    return rows.floats() + ", " + rows.place(buffer, names);
  }

  static String pixelsAndChannels(Shape shape) {
    return shape.pixels() + ", " + shape.channels();
  }

  final String number(Buffer buffer) {
    return names.buffer(buffer);
  }

  final String frames(Buffer buffer) {
    return names.frames(buffer.axis());
  }

  /** Calls a method of the rows of a sequence. */
  final String rowCall(String method, Buffer buffer) {
    return Text.statement(
        "$L.$L(at($L), $L, from, to)", frames(buffer), method, number(buffer), buffer.size());
  }

  final String firstParameter(Normalization norm) {
    return names.parameter(norm.parameters().getFirst().name());
  }

  final String orNull(Optional<Buffer> buffer) {
    return buffer.map(this::place).orElse("null, 0");
  }
}
