package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.LossStep;
import java.util.Optional;

/** Prints losses; along a sequence only the steps of each sample count. */
final class LossCode extends StepCode {

  LossCode(Names names, Rows rows) {
    super(names, rows);
  }

  CodeBlock emit(LossStep step) {
    return switch (step) {
      case LossStep.CrossEntropy s -> crossEntropy(s);
      case LossStep.CtcLoss s ->
          Text.statement(
              "$T.run($L, labels[$L], $L, at($L), $L, $L, losses, $L, $L, scratch, from, to)",
              Types.CTC_LOSS,
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

  private CodeBlock crossEntropy(LossStep.CrossEntropy s) {
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

  private CodeBlock elementLoss(LossStep.ElementLoss s) {
    return loss(
        s.x(),
        s.gradient(),
        s.accumulate(),
        "elementLoss($T.$L, $L, $L, $L, $L, $L, $L, $L, $L",
        Types.ELEMENT_LOSS,
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
  private CodeBlock loss(
      Buffer x, Optional<Buffer> gradient, boolean accumulate, String format, Object... arguments) {
    if (!x.axis().isSequence()) {
      return kernel(format, arguments);
    }
    String frames = frames(x);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("for (int n = from; n < to; n++)")
            .add(
                Text.statement(
                    "kernels."
                        + format
                        + ", "
                        + frames
                        + ".stride(), "
                        + frames
                        + ".firstRow(n), "
                        + frames
                        + ".endRow(n))",
                    arguments))
            .endControlFlow();
    gradient.filter(g -> !accumulate).ifPresent(g -> code.add(rowCall("clearPadding", g)));
    return code.build();
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
