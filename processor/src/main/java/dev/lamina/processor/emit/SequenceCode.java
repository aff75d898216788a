package dev.lamina.processor.emit;

import dev.lamina.processor.plan.AttentionSizes;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.SequenceStep;
import java.util.List;

/** Prints what belongs to sequences, but for scans, whose steps it prints in their place. */
final class SequenceCode extends StepCode {
  private final List<String> states;

  SequenceCode(Names names, Rows rows, List<String> states) {
    super(names, rows);
    this.states = states;
  }

  String emit(SequenceStep step) {
    return switch (step) {
      case SequenceStep.Scan s -> throw new IllegalArgumentException("no kernel runs " + s);
      case SequenceStep.Embed s ->
          Text.statement(
              "$L.embed(at($L), weights, $L, $L, $L, at($L), from, to)",
              frames(s.y()),
              number(s.ids()),
              names.parameter(s.table()),
              s.y().size(),
              s.padding(),
              number(s.y()));
      case SequenceStep.EmbedWeights s ->
          Text.statement(
              "$L.embedGradient(at($L), at($L), gradients, $L, $L, $L, from * $L, Math.min(to * $L,"
                  + " $L))",
              frames(s.dy()),
              number(s.ids()),
              number(s.dy()),
              names.parameter(s.table()),
              s.dy().size(),
              s.padding(),
              GRAIN,
              GRAIN,
              s.dy().size());
      case SequenceStep.OneHot s ->
          Text.statement(
              "$L.oneHot(at($L), $L, at($L), from, to)",
              frames(s.y()),
              number(s.ids()),
              s.y().size(),
              number(s.y()));
      case SequenceStep.Clear s -> clear(s);
      case SequenceStep.TakeRow s ->
          Text.statement(
              "$L.take$L(at($L), $L, arena, at($L), stride, $L, from, to)",
              frames(s.x()),
              s.row() == SequenceStep.Row.FIRST ? "First" : "Last",
              number(s.x()),
              s.x().size(),
              number(s.y()),
              s.accumulate());
      case SequenceStep.PutFirst s ->
          Text.statement(
              "$L.putFirst(arena, at($L), stride, at($L), $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size());
      case SequenceStep.PutLast s ->
          Text.statement(
              "$L.putLast(arena, at($L), stride, at($L), $L, $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size(),
              s.accumulate());
      case SequenceStep.SetState s ->
          Text.statement(
              "setState($L, $L, $L, from, to)",
              states.indexOf(s.state()),
              s.x().map(x -> "at(" + number(x) + ")").orElse("-1"),
              s.shape().size());
      case SequenceStep.LoadState s -> state("loadState", s.state(), s.y());
      case SequenceStep.SaveState s -> state("saveState", s.state(), s.x());
      case SequenceStep.Attend s ->
          Text.statement(
              "$L.forward(kernels, $L, at($L), scratch, from, to)",
              names.attention(s.attention().name()),
              places(s.attention(), s.memory()),
              number(s.y()));
      case SequenceStep.AttendBackward s ->
          Text.statement(
              "$L.backward(kernels, $L, at($L), at($L), at($L), at($L), arena, $L, stride, scratch,"
                  + " from, to)",
              names.attention(s.attention().name()),
              places(s.attention(), s.memory()),
              number(s.dy()),
              number(s.gradients().queries()),
              number(s.gradients().keys()),
              number(s.gradients().values()),
              s.dv().map(dv -> "at(" + number(dv) + ")").orElse("0"));
      case SequenceStep.Reverse s ->
          Text.statement(
              "$L.reverse(at($L), at($L), $L, $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size(),
              s.accumulate());
    };
  }

  private String clear(SequenceStep.Clear s) {
    if (!s.y().axis().isSequence()) {
      return Text.statement("clear($L, $L, from, to)", number(s.y()), s.y().size());
    }
    return switch (s.which()) {
      case ALL -> rowCall("clear", s.y());
      case FIRST -> rowCall("clearFirst", s.y());
      case PADDING -> rowCall("clearPadding", s.y());
    };
  }

  private String places(AttentionSizes attention, SequenceStep.Memory memory) {
    return "%s, at(%s), %s, at(%s), at(%s), weights, %s"
        .formatted(
            frames(memory.queries()),
            number(memory.queries()),
            frames(memory.values()),
            number(memory.keys()),
            number(memory.values()),
            attention.v().map(names::parameter).orElse("0"));
  }

  private String state(String method, String state, Buffer buffer) {
    return Text.statement(
        "$L($L, $L, $L, $L, from, to)",
        method,
        states.indexOf(state),
        frames(buffer),
        number(buffer),
        buffer.size());
  }
}
