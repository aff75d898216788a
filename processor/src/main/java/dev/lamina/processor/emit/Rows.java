package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Flow;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.shape.Axis;
import java.util.List;

/**
 * What a kernel runs over: the samples from..to; all rows that these have along a sequence; or, in
 * a scan, their rows of step t.
 */
sealed interface Rows {

  /** The samples, a slice of the arena each. */
  record Samples() implements Rows {
    @Override
    public String stride() {
      return "stride";
    }

    @Override
    public String row(String sample) {
      return sample;
    }

    @Override
    public String place(Buffer buffer, Names names) {
      return "at(" + names.buffer(buffer) + ")";
    }

    @Override
    public String floats() {
      return "arena";
    }
  }

  /** The rows of a sequence. */
  record Sequence(String frames) implements Rows {
    @Override
    public String stride() {
      return frames + ".stride()";
    }

    @Override
    public String row(String sample) {
      return frames + ".row(" + sample + ")";
    }

    @Override
    public String place(Buffer buffer, Names names) {
      String before = buffer.lag() > 0 ? " - " + stride() : "";
      return "at(" + names.buffer(buffer) + ")" + before;
    }

    @Override
    public String floats() {
      return frames + ".floats()";
    }
  }

  /** The rows of one step. */
  record OneStep(String frames) implements Rows {
    @Override
    public String stride() {
      return frames + ".sampleStride()";
    }

    @Override
    public String row(String sample) {
      return sample;
    }

    @Override
    public String place(Buffer buffer, Names names) {
      String step = buffer.lag() > 0 ? "t - 1" : "t";
      return "at(" + names.buffer(buffer) + ") + " + frames + ".step(" + step + ")";
    }

    @Override
    public String floats() {
      return frames + ".floats()";
    }
  }

  /** Floats from one row to the next, as Java. */
  String stride();

  /** First row of a sample, as Java. */
  String row(String sample);

  /** Where a buffer of row 0 stands, as Java. */
  String place(Buffer buffer, Names names);

  /** The array of all rows, as Java. */
  String floats();

  /** Stride, first row and the row behind the last, as arguments. */
  default String arguments() {
    return stride() + ", " + row("from") + ", " + row("to");
  }

  /** Those that a step runs over; {@code inScan} where it is one of a scan's. */
  static Rows of(Step step, boolean inScan, Names names) {
    Axis axis = axis(step);
    if (!axis.isSequence()) {
      return new Samples();
    }
    String frames = names.frames(axis);
    return inScan ? new OneStep(frames) : new Sequence(frames);
  }

  private static Axis axis(Step step) {
    Flow flow = step.flow();
    List<Buffer> buffers = flow.writes().isEmpty() ? flow.reads() : flow.writes();
    return buffers.isEmpty() ? Axis.SAMPLES : buffers.getFirst().axis();
  }
}
