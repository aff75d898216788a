package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints a plan as stable text, for reports and tests. */
public final class PlanText {
  private PlanText() {}

  /** The whole plan. */
  public static String of(Plan plan) {
    return "plan "
        + plan.face().name()
        + "\n"
        + of("training", plan.training())
        + of("inference", plan.inference());
  }

  private static String of(String name, Program program) {
    StringBuilder text = new StringBuilder("  " + name + "\n");
    for (Stage stage : program.stages()) {
      text.append(stage.bySamples() ? "    stage, by samples\n" : "    stage\n");
      for (Block block : stage.blocks()) {
        block.steps().forEach(s -> text.append(lines(block, s)));
      }
    }
    program.arenas().forEach((axis, arena) -> text.append(of(axis, arena)));
    return text.toString();
  }

  private static String of(Axis axis, Arena arena) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "    arena %,d floats a %s, %,d unshared\n",
            arena.floats(),
            axis.isSequence() ? "step of " + axis.name() : "sample",
            arena.unsharedFloats()));
    arena
        .offsets()
        .forEach(
            (buffer, offset) ->
                text.append(
                    "      %8s %s %s\n"
                        .formatted(
                            offset, buffer.name(), buffer.shape().typeText(axis.isSequence()))));
    return text.toString();
  }

  private static String lines(Block block, Step step) {
    return step instanceof SequenceStep.Scan scan
        ? line(block, step)
            + scan.steps().stream()
                .map(s -> "      %-19s   %s\n".formatted("", of(s)))
                .collect(Collectors.joining())
        : line(block, step);
  }

  private static String line(Block block, Step step) {
    String pass = block.pass().name().toLowerCase(Locale.ROOT);
    return "      %-8s %-10s %s\n".formatted(pass, block.field(), of(step));
  }

  /** One step. */
  static String of(Step step) {
    String call =
        switch (step) {
          case ValueStep.Map map -> map.value().text();
          case PortStep.LoadInput load -> "input " + load.port();
          case PortStep.LoadTarget load -> "target " + load.port();
          case PortStep.StoreOutput store -> "output " + store.port() + " " + names(step);
          case ConvolutionStep.Convolve convolve ->
              (convolve.folded() ? "convolve folded " : "convolve ")
                  + weights(convolve.weights())
                  + names(step);
          case ConvolutionStep.ConvolveTiles tiles ->
              (tiles.source() == ConvolutionStep.TileSource.FOLDED
                      ? "winograd folded "
                      : "winograd ")
                  + weights(tiles.weights())
                  + names(step);
          case ConvolutionStep.PackWeights pack ->
              (pack.passing() ? "pack for now " : "pack ") + weights(pack.weights()).strip();
          case ConvolutionStep.ConvolveData data -> "data " + weights(data.weights()) + names(step);
          case ConvolutionStep.ConvolveDataTiles data ->
              "winograd data " + weights(data.weights()) + names(step);
          case ConvolutionStep.ConvolveWeights weights ->
              (weights.tiled() ? "winograd weights " : "weights ")
                  + weights(weights.weights())
                  + names(step)
                  + (weights.slices() > 0 ? " in " + weights.slices() + " slices" : "");
          case ConvolutionStep.SpreadBias spread -> "spread " + spread.bias();
          case ConvolutionStep.SumPlaces sum -> "sumPlaces " + names(step);
          case ConvolutionStep.BiasGradient bias -> "bias " + bias.bias() + " " + names(step);
          case ValueStep.Pool pool -> "pool " + pooling(pool.geometry()) + names(step);
          case ValueStep.PoolBackward pool -> "unpool " + pooling(pool.geometry()) + names(step);
          case NormalizationStep.ChannelMoments moments -> "moments " + names(step);
          case NormalizationStep.NormalizeBatch batch -> "normalizeBatch " + names(step);
          case NormalizationStep.ChannelSums sums -> "sums " + names(step);
          case NormalizationStep.NormalizeBatchBackward backward ->
              "normalizeBatchBackward " + names(step);
          case NormalizationStep.NormalizeStatistics statistics -> "normalizeStatistics";
          case ConvolutionStep.FoldWeights fold ->
              "fold "
                  + fold.norm().parameters().getFirst().name()
                  + " into "
                  + weights(fold.weights());
          case ConvolutionStep.TileWeights tiles ->
              (tiles.turned() ? "transform turned " : "transform ")
                  + weights(tiles.weights()).strip();
          case ConvolutionStep.TransformWeights transform ->
              "transform "
                  + transform
                      .norm()
                      .map(norm -> norm.parameters().getFirst().name() + " into ")
                      .orElse("")
                  + weights(transform.weights()).strip();
          case NormalizationStep.NormalizeSample sample -> "normalizeSample " + names(step);
          case NormalizationStep.NormalizeSampleBackward sample ->
              "normalizeSampleBackward " + names(step);
          case NormalizationStep.NormalizeSampleWeights sample ->
              "weights %s, %s %s"
                  .formatted(sample.norm().weight(), sample.norm().bias(), names(step));
          case ValueStep.Dropout dropout -> "dropout " + dropout.rate() + " " + names(step);
          case ValueStep.Softmax softmax -> "softmax " + names(step);
          case ValueStep.SoftmaxBackward softmax -> "softmaxBackward " + names(step);
          case NormalizationStep.LocalResponse response ->
              "localResponse " + response(response.geometry()) + names(step);
          case NormalizationStep.LocalResponseBackward response ->
              "localResponseBackward " + response(response.geometry()) + names(step);
          case LossStep.CrossEntropy loss -> "crossEntropy * " + loss.weight() + " " + names(step);
          case LossStep.CtcLoss loss -> "ctc * " + loss.weight() + " " + names(step);
          case LossStep.ElementLoss loss ->
              loss.kind().toLowerCase(Locale.ROOT) + " * " + loss.weight() + " " + names(step);
          case ValueStep.ScaleChannels scale -> "scaleChannels " + names(step);
          case ValueStep.SumProducts sum -> "sumProducts " + names(step);
          case ValueStep.CopyChannels copy ->
              "channels %s..%s at %s of %s"
                  .formatted(copy.xFrom(), copy.xFrom() + copy.count(), copy.yFrom(), names(step));
          case SequenceStep.Scan scan ->
              "scan " + scan.axis().name() + (scan.backward() ? ", backward" : "");
          case ConvolutionStep.AddDense dense ->
              "add dense " + weights(dense.weights()) + names(step);
          case PortStep.LoadTokens load -> "tokens " + load.port();
          case SequenceStep.Embed embed -> "embed " + embed.table() + " " + names(step);
          case SequenceStep.EmbedWeights embed -> "weights " + embed.table() + " " + names(step);
          case SequenceStep.OneHot oneHot -> "oneHot " + names(step);
          case SequenceStep.Clear clear ->
              switch (clear.which()) {
                case ALL -> "zero";
                case FIRST -> "zero before the first step";
                case PADDING -> "zero where no step is";
              };
          case SequenceStep.TakeRow take ->
              take.row().name().toLowerCase(Locale.ROOT) + " row " + names(step);
          case SequenceStep.PutFirst put -> "before the first step " + names(step);
          case SequenceStep.PutLast put -> "at the last step " + names(step);
          case SequenceStep.SetState set ->
              "state " + set.state() + " " + (set.x().isPresent() ? names(step) : "zero");
          case SequenceStep.LoadState load -> "before the first step state " + load.state();
          case SequenceStep.SaveState save -> "state " + save.state() + " " + names(step);
          case SequenceStep.Attend attend ->
              "attend " + attention(attend.attention()) + " " + names(step);
          case SequenceStep.AttendBackward attend ->
              "attendBackward " + attention(attend.attention()) + " " + names(step);
          case SequenceStep.Reverse reverse -> "reverse " + names(step);
          case ValueStep.Transpose transpose ->
              "transpose %sx%s %s".formatted(transpose.rows(), transpose.columns(), names(step));
        };
    String written = step instanceof SequenceStep.Scan ? "" : written(step);
    return written.isEmpty() ? call : written + " = " + call;
  }

  private static String written(Step step) {
    return Stream.concat(
            step.writes().stream().map(PlanText::name),
            step.vectorWrites().stream().map(ChannelVector::name))
        .collect(Collectors.joining(", "));
  }

  private static String names(Step step) {
    return step.reads().stream().map(PlanText::name).collect(Collectors.joining(", ", "(", ")"));
  }

  static String name(Buffer buffer) {
    return buffer.name() + (buffer.lag() > 0 ? "[t-1]" : "");
  }

  private static String weights(Weights weights) {
    ConvolutionGeometry g = weights.geometry();
    String part = weights.parts() > 1 ? "[%s]".formatted(weights.part()) : "";
    return "%s %s stride %sx%s padding %s,%s %s,%s dilation %sx%s groups %s "
        .formatted(
            weights.weight() + part,
            g.window().sizeText(),
            g.window().rows().stride(),
            g.window().columns().stride(),
            g.window().rows().before(),
            g.window().rows().after(),
            g.window().columns().before(),
            g.window().columns().after(),
            g.window().rows().dilation(),
            g.window().columns().dilation(),
            g.groups());
  }

  private static String attention(AttentionSizes sizes) {
    return sizes.score().name().toLowerCase(Locale.ROOT) + " " + sizes.size();
  }

  private static String response(ResponseGeometry geometry) {
    return "size %s alpha %s beta %s k %s "
        .formatted(geometry.size(), geometry.alpha(), geometry.beta(), geometry.k());
  }

  private static String pooling(PoolingGeometry geometry) {
    return "%s %s stride %sx%s padding %s,%s "
        .formatted(
            geometry.kind().name().toLowerCase(Locale.ROOT), geometry.window().sizeText(),
            geometry.window().rows().stride(), geometry.window().columns().stride(),
            geometry.window().rows().before(), geometry.window().columns().before());
  }
}
