package dev.lamina.processor.emit;

import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.NormalizationStep;

/** Prints normalisations. */
final class NormalizationCode extends StepCode {

  NormalizationCode(Names names, Rows rows) {
    super(names, rows);
  }

  String emit(NormalizationStep step) {
    return switch (step) {
      case NormalizationStep.ChannelMoments s ->
          kernelWithScratch(
              "channelMoments($L, $L, $L",
              pixelsAndChannels(s.x().shape()),
              place(s.x()),
              place(s.moments()));
      case NormalizationStep.NormalizeBatch s ->
          Text.statement(
              "$L.batch($L, $L, $L, weights, $L)",
              names.normalization(s.norm()),
              rowCount(s.moments()),
              place(s.moments()),
              rows.stride(),
              vectors(s.norm()));
      case NormalizationStep.ChannelSums s ->
          kernelWithScratch(
              "channelSums($L, $L, $L, workspace, $L, $L",
              pixelsAndChannels(s.x().shape()),
              place(s.x()),
              place(s.dy()),
              names.vector(s.mean()),
              place(s.sums()));
      case NormalizationStep.NormalizeBatchBackward s ->
          Text.statement(
              "$L.backward($L, $L, $L, gradients, $L)",
              names.normalization(s.norm()),
              rowCount(s.sums()),
              place(s.sums()),
              rows.stride(),
              vectors(s.norm()));
      case NormalizationStep.NormalizeStatistics s ->
          Text.statement(
              "$L.statistics(weights, $L, prepared, $L)",
              names.normalization(s.norm()),
              firstParameter(s.norm()),
              names.vector(s.norm().runningScale()));
      case NormalizationStep.NormalizeSample s ->
          kernelWithScratch(
              "normalizeSample($L, $L, $L, weights, $L, $L, $L, $L",
              s.x().size(),
              ExpressionPrinter.literal((float) s.norm().epsilon()),
              place(s.x()),
              names.parameter(s.norm().weight()),
              names.parameter(s.norm().bias()),
              place(s.moments()),
              place(s.y()));
      case NormalizationStep.NormalizeSampleBackward s ->
          kernelWithScratch(
              "normalizeSampleBackward($L, $L, $L, $L, weights, $L, $L, $L",
              s.x().size(),
              place(s.x()),
              place(s.moments()),
              place(s.dy()),
              names.parameter(s.norm().weight()),
              place(s.dx()),
              s.accumulate());
      case NormalizationStep.NormalizeSampleWeights s ->
          Text.statement(
              "kernels.normalizeSampleWeights(from * $L, Math.min(to * $L, $L), $L, $L, $L,"
                  + " gradients, $L, $L, $L, $L)",
              GRAIN,
              GRAIN,
              s.x().size(),
              place(s.x()),
              place(s.moments()),
              place(s.dy()),
              names.parameter(s.norm().weight()),
              names.parameter(s.norm().bias()),
              rows.stride(),
              rows.row("batch"));
      case NormalizationStep.LocalResponse s ->
          kernelWithScratch(
              "localResponse($L, $L, $L, $L",
              names.response(s.name()),
              s.x().shape().pixels(),
              place(s.x()),
              place(s.y()));
      case NormalizationStep.LocalResponseBackward s ->
          kernelWithScratch(
              "localResponseBackward($L, $L, $L, $L, $L, $L",
              names.response(s.name()),
              s.x().shape().pixels(),
              place(s.x()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
    };
  }

  // Where the first parameter and the first vector stand; the others follow.
  private String vectors(Normalization norm) {
    return firstParameter(norm) + ", workspace, " + names.vector(norm.vectors().getFirst());
  }

  // Along a sequence the rows of steps are brought together first.
  private String rowCount(Buffer buffer) {
    return buffer.axis().isSequence()
        ? "%s.compact(at(%s), %s)".formatted(frames(buffer), number(buffer), buffer.size())
        : "batch";
  }
}
