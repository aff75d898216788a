package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.LossStep;
import java.util.Optional;

/** Prints losses; along a sequence only the steps of each sample count. */
final class LossCode extends StepCode {

  LossCode(Names names, Rows rows) {
    super(names, rows);
  }

  String emit(LossStep step) {
    return switch (step) {
      case LossStep.CrossEntropy s -> crossEntropy(s);
      case LossStep.CtcLoss s ->
          Text.statement(
              "$L.run($L, labels[$L], $L, at($L), $L, $L, losses, $L, $L, scratch, from, to)",
              names.type(Types.CTC_LOSS),
              frames(s.logits()),
              s.port(),
              s.logits().size(),
              number(s.logits()),
              s.gradient().map(g -> "at(" + number(g) + ")").orElse("-1"),
              s.accumulate(),
              weight(s.weight()),
              weight(s.weight()) + " / batch");
      case LossStep.ElementLoss s -> elementLoss(s);
    };
  }

  private String crossEntropy(LossStep.CrossEntropy s) {
    return loss(
        s.logits(),
        s.gradient(),
        s.accumulate(),
        "softmaxCrossEntropy($L, $L, labels[$L], $L, $L, $L, $L, $L",
        pixelsAndChannels(s.logits().shape()),
        place(s.logits()),
        s.port(),
        weight(s.weight()),
        losses(s.logits()),
        orNull(s.gradient()),
        s.accumulate(),
        scale(s.weight(), s.logits()));
  }

  private String elementLoss(LossStep.ElementLoss s) {
    return loss(
        s.x(),
        s.gradient(),
        s.accumulate(),
        "elementLoss($L.$L, $L, $L, $L, $L, $L, $L, $L, $L",
        names.type(Types.ELEMENT_LOSS),
        s.kind(),
        s.x().size(),
        place(s.x()),
        place(s.target()),
        weight(s.weight()),
        losses(s.x()),
        orNull(s.gradient()),
        s.accumulate(),
        scale(s.weight(), s.x()));
  }

  // Along a sequence only the steps of each sample count, and padding has no gradient.
  private String loss(
      Buffer x, Optional<Buffer> gradient, boolean accumulate, String format, Object... arguments) {
    if (!x.axis().isSequence()) {
      return kernel(format, arguments);
    }
    String frames = frames(x);
    String loop =
        Text.block(
            "for (int n = from; n < to; n++)",
            Text.statement(
                "kernels." + format + ", $L)",
                with(
                    "%1$s.stride(), %1$s.firstRow(n), %1$s.endRow(n)".formatted(frames),
                    arguments)));
    return gradient
        .filter(g -> !accumulate)
        .map(g -> loop + rowCall("clearPadding", g))
        .orElse(loop);
  }

  private String losses(Buffer x) {
    return x.axis().isSequence() ? frames(x) + ".losses()" : "losses";
  }

  private static String weight(double weight) {
    return ExpressionPrinter.literal((float) weight);
  }

  private String scale(double weight, Buffer x) {
    return x.axis().isSequence()
        ? weight(weight) + " / " + frames(x) + ".realSteps()"
        : weight(weight) + " / batch";
  }
}
