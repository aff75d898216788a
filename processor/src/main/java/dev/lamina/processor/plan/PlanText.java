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
    return step instanceof Step.Scan scan
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
          case Step.Map map -> map.value().text();
          case Step.LoadInput load -> "input " + load.port();
          case Step.LoadTarget load -> "target " + load.port();
          case Step.StoreOutput store -> "output " + store.port() + " " + names(step);
          case Step.Convolve convolve ->
              (convolve.folded() ? "convolve folded " : "convolve ")
                  + weights(convolve.weights())
                  + names(step);
          case Step.PackWeights pack -> "pack " + weights(pack.weights()).strip();
          case Step.ConvolveData data -> "data " + weights(data.weights()) + names(step);
          case Step.ConvolveWeights weights ->
              "weights "
                  + weights(weights.weights())
                  + names(step)
                  + (weights.slices() > 0 ? " in " + weights.slices() + " slices" : "");
          case Step.SpreadBias spread -> "spread " + spread.bias();
          case Step.SumPlaces sum -> "sumPlaces " + names(step);
          case Step.BiasGradient bias -> "bias " + bias.bias() + " " + names(step);
          case Step.Pool pool -> "pool " + pooling(pool.geometry()) + names(step);
          case Step.PoolBackward pool -> "unpool " + pooling(pool.geometry()) + names(step);
          case Step.ChannelMoments moments -> "moments " + names(step);
          case Step.NormalizeBatch batch -> "normalizeBatch " + names(step);
          case Step.ChannelSums sums -> "sums " + names(step);
          case Step.NormalizeBatchBackward backward -> "normalizeBatchBackward " + names(step);
          case Step.NormalizeStatistics statistics -> "normalizeStatistics";
          case Step.FoldWeights fold ->
              "fold "
                  + fold.norm().parameters().getFirst().name()
                  + " into "
                  + weights(fold.weights());
          case Step.NormalizeSample sample -> "normalizeSample " + names(step);
          case Step.NormalizeSampleBackward sample -> "normalizeSampleBackward " + names(step);
          case Step.NormalizeSampleWeights sample ->
              "weights %s, %s %s"
                  .formatted(sample.norm().weight(), sample.norm().bias(), names(step));
          case Step.Dropout dropout -> "dropout " + dropout.rate() + " " + names(step);
          case Step.Softmax softmax -> "softmax " + names(step);
          case Step.SoftmaxBackward softmax -> "softmaxBackward " + names(step);
          case Step.LocalResponse response ->
              "localResponse " + response(response.geometry()) + names(step);
          case Step.LocalResponseBackward response ->
              "localResponseBackward " + response(response.geometry()) + names(step);
          case Step.CrossEntropy loss -> "crossEntropy * " + loss.weight() + " " + names(step);
          case Step.CtcLoss loss -> "ctc * " + loss.weight() + " " + names(step);
          case Step.ElementLoss loss ->
              loss.kind().toLowerCase(Locale.ROOT) + " * " + loss.weight() + " " + names(step);
          case Step.ScaleChannels scale -> "scaleChannels " + names(step);
          case Step.SumProducts sum -> "sumProducts " + names(step);
          case Step.CopyChannels copy ->
              "channels %s..%s at %s of %s"
                  .formatted(copy.xFrom(), copy.xFrom() + copy.count(), copy.yFrom(), names(step));
          case Step.Scan scan ->
              "scan " + scan.axis().name() + (scan.backward() ? ", backward" : "");
          case Step.AddDense dense -> "add dense " + weights(dense.weights()) + names(step);
          case Step.LoadTokens load -> "tokens " + load.port();
          case Step.Embed embed -> "embed " + embed.table() + " " + names(step);
          case Step.EmbedWeights embed -> "weights " + embed.table() + " " + names(step);
          case Step.OneHot oneHot -> "oneHot " + names(step);
          case Step.Clear clear -> "zero";
          case Step.ClearPadding clear -> "zero where no step is";
          case Step.ClearSamples clear -> "zero";
          case Step.ClearFirst clear -> "zero before the first step";
          case Step.TakeRow take ->
              take.row().name().toLowerCase(Locale.ROOT) + " row " + names(step);
          case Step.PutLast put -> "at the last step " + names(step);
          case Step.PutFirst put -> "before the first step " + names(step);
          case Step.SetState set ->
              "state " + set.state() + " " + (set.x().isPresent() ? names(step) : "zero");
          case Step.LoadState load -> "before the first step state " + load.state();
          case Step.SaveState save -> "state " + save.state() + " " + names(step);
          case Step.Attend attend -> "attend " + attention(attend.attention()) + " " + names(step);
          case Step.AttendBackward attend ->
              "attendBackward " + attention(attend.attention()) + " " + names(step);
          case Step.Reverse reverse -> "reverse " + names(step);
          case Step.Transpose transpose ->
              "transpose %sx%s %s".formatted(transpose.rows(), transpose.columns(), names(step));
        };
    String written = step instanceof Step.Scan ? "" : written(step);
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
