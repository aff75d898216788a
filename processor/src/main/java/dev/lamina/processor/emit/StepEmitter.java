package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.AttentionSizes;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Prints each kind of step as statements on the samples {@code from} to {@code to}. */
final class StepEmitter {
  /** Elements of a parameter that stay together where its gradient is shared out. */
  private static final int GRAIN = 16;

  private final Names names;
  private final MapEmitter maps;
  private final List<String> states;

  /** What the step that is being printed runs over. */
  private Rows rows = new Rows.Samples();

  StepEmitter(Names names, MapEmitter maps, Face face) {
    this.names = names;
    this.states = face.states().stream().map(Face.State::name).toList();
    this.maps = maps;
  }

  private CodeBlock emit(Step step, boolean inScan) {
    rows = Rows.of(step, inScan, names);
    return switch (step) {
      case Step.LoadInput s -> transfer("loadInput", "loadFrames", s.port(), s.to());
      case Step.LoadTarget s -> transfer("loadTarget", "loadFrameTargets", s.port(), s.to());
      case Step.StoreOutput s -> transfer("storeOutput", "storeFrames", s.port(), s.from());
      case Step.Scan s -> throw new IllegalArgumentException("no kernel runs " + s);
      case Step.AddDense s ->
          statement(
              "kernels.addDense($L, $L, weights, $L, $L, $L, stride, from, to, scratch)",
              names.convolution(s.weights()),
              place(s.x()),
              names.weight(s.weights()),
              names.bias(s.weights()),
              place(s.y()));
      case Step.LoadTokens s ->
          statement("loadTokens($L, $L, $L, from, to)", frames(s.to()), s.port(), number(s.to()));
      case Step.Embed s ->
          statement(
              "$L.embed(at($L), weights, $L, $L, $L, at($L), from, to)",
              frames(s.y()),
              number(s.ids()),
              names.parameter(s.table()),
              s.y().size(),
              s.padding(),
              number(s.y()));
      case Step.EmbedWeights s ->
          statement(
              "$L.embedGradient(at($L), at($L), gradients, $L, $L, $L, from * $L,"
                  + " Math.min(to * $L, $L))",
              frames(s.dy()),
              number(s.ids()),
              number(s.dy()),
              names.parameter(s.table()),
              s.dy().size(),
              s.padding(),
              GRAIN,
              GRAIN,
              s.dy().size());
      case Step.OneHot s ->
          statement(
              "$L.oneHot(at($L), $L, at($L), from, to)",
              frames(s.y()),
              number(s.ids()),
              s.y().size(),
              number(s.y()));
      case Step.Clear s -> rowCall("clear", s.y());
      case Step.ClearPadding s -> rowCall("clearPadding", s.y());
      case Step.ClearSamples s -> statement("clear($L, $L, from, to)", number(s.y()), s.y().size());
      case Step.ClearFirst s -> rowCall("clearFirst", s.y());
      case Step.TakeRow s ->
          statement(
              "$L.take$L(at($L), $L, arena, at($L), stride, $L, from, to)",
              frames(s.x()),
              s.row() == Step.Row.FIRST ? "First" : "Last",
              number(s.x()),
              s.x().size(),
              number(s.y()),
              s.accumulate());
      case Step.PutLast s ->
          statement(
              "$L.putLast(arena, at($L), stride, at($L), $L, $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size(),
              s.accumulate());
      case Step.PutFirst s ->
          statement(
              "$L.putFirst(arena, at($L), stride, at($L), $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size());
      case Step.SetState s ->
          statement(
              "setState($L, $L, $L, from, to)",
              states.indexOf(s.state()),
              s.x().map(x -> "at(" + number(x) + ")").orElse("-1"),
              s.shape().size());
      case Step.LoadState s -> state("loadState", s.state(), s.y());
      case Step.SaveState s -> state("saveState", s.state(), s.x());
      case Step.Attend s ->
          statement(
              "$L.forward(kernels, $L, at($L), scratch, from, to)",
              names.attention(s.attention().name()),
              places(s.attention(), s.memory()),
              number(s.y()));
      case Step.AttendBackward s ->
          statement(
              "$L.backward(kernels, $L, at($L), at($L), at($L), at($L), arena, $L, stride, scratch,"
                  + " from, to)",
              names.attention(s.attention().name()),
              places(s.attention(), s.memory()),
              number(s.dy()),
              number(s.gradients().queries()),
              number(s.gradients().keys()),
              number(s.gradients().values()),
              s.dv().map(dv -> "at(" + number(dv) + ")").orElse("0"));
      case Step.Reverse s ->
          statement(
              "$L.reverse(at($L), at($L), $L, $L, from, to)",
              frames(s.y()),
              number(s.x()),
              number(s.y()),
              s.y().size(),
              s.accumulate());
      case Step.Convolve s -> convolve(s);
      case Step.PackWeights s -> pack(s);
      case Step.ConvolveData s -> convolveData(s);
      case Step.ConvolveWeights s -> s.slices() == 0 ? weightTiles(s) : weightSlices(s);
      case Step.SpreadBias s ->
          statement(
              "kernels.spreadBias($L, weights, $L, $L, stride, from, to)",
              rows(s.y().shape()),
              names.parameter(s.bias()),
              place(s.y()));
      case Step.SumPlaces s ->
          call("sumPlaces($L, $L, $L", rows(s.dy().shape()), place(s.dy()), place(s.sums()));
      case Step.BiasGradient s ->
          statement(
              "kernels.sumSlices($L, $L, $L, gradients, $L, from * $L, Math.min(to * $L, $L))",
              rows.stride(),
              rows.row("batch"),
              place(s.sums()),
              names.parameter(s.bias()),
              GRAIN,
              GRAIN,
              s.sums().size());
      case Step.Pool s ->
          call("pool($L, $L, $L", names.pooling(s.name()), place(s.x()), place(s.y()));
      case Step.PoolBackward s ->
          call(
              "poolBackward($L, $L, $L, $L, $L, $L",
              names.pooling(s.name()),
              place(s.x()),
              place(s.y()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
      case Step.Map s -> maps.call(names.map(s), s, rows, names);
      case Step.ChannelMoments s ->
          statement(
              "kernels.channelMoments($L, $L, $L, stride, from, to, scratch)",
              rows(s.x().shape()),
              place(s.x()),
              place(s.moments()));
      case Step.NormalizeBatch s ->
          statement(
              "$L.batch($L, $L, $L, weights, $L)",
              names.normalization(s.norm()),
              rowCount(s.moments()),
              place(s.moments()),
              rows.stride(),
              vectors(s.norm()));
      case Step.ChannelSums s ->
          statement(
              "kernels.channelSums($L, $L, $L, workspace, $L, $L, stride, from, to, scratch)",
              rows(s.x().shape()),
              place(s.x()),
              place(s.dy()),
              names.vector(s.mean()),
              place(s.sums()));
      case Step.NormalizeBatchBackward s ->
          statement(
              "$L.backward($L, $L, $L, gradients, $L)",
              names.normalization(s.norm()),
              rowCount(s.sums()),
              place(s.sums()),
              rows.stride(),
              vectors(s.norm()));
      case Step.NormalizeStatistics s ->
          statement(
              "$L.statistics(weights, $L, prepared, $L)",
              names.normalization(s.norm()),
              firstParameter(s.norm()),
              names.vector(s.norm().runningScale()));
      case Step.FoldWeights s -> fold(s);
      case Step.NormalizeSample s ->
          statement(
              "kernels.normalizeSample($L, $L, $L, weights, $L, $L, $L, $L, stride, from, to,"
                  + " scratch)",
              s.x().size(),
              ExpressionPrinter.literal((float) s.norm().epsilon()),
              place(s.x()),
              names.parameter(s.norm().weight()),
              names.parameter(s.norm().bias()),
              place(s.moments()),
              place(s.y()));
      case Step.NormalizeSampleBackward s ->
          statement(
              "kernels.normalizeSampleBackward($L, $L, $L, $L, weights, $L, $L, $L, stride, from,"
                  + " to, scratch)",
              s.x().size(),
              place(s.x()),
              place(s.moments()),
              place(s.dy()),
              names.parameter(s.norm().weight()),
              place(s.dx()),
              s.accumulate());
      case Step.NormalizeSampleWeights s ->
          statement(
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
      case Step.Dropout s ->
          call(
              "dropout($L, $L, dropoutSeed($L), $L, $L, $L",
              s.x().size(),
              (float) s.rate() + "f",
              s.salt(),
              place(s.x()),
              place(s.y()),
              s.accumulate());
      case Step.Softmax s ->
          call("softmax($L, $L, $L", rows(s.x().shape()), place(s.x()), place(s.y()));
      case Step.SoftmaxBackward s ->
          call(
              "softmaxBackward($L, $L, $L, $L, $L",
              rows(s.y().shape()),
              place(s.y()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
      case Step.LocalResponse s ->
          statement(
              "kernels.localResponse($L, $L, $L, $L, stride, from, to, scratch)",
              names.response(s.name()),
              s.x().shape().pixels(),
              place(s.x()),
              place(s.y()));
      case Step.LocalResponseBackward s ->
          statement(
              "kernels.localResponseBackward($L, $L, $L, $L, $L, $L, stride, from, to, scratch)",
              names.response(s.name()),
              s.x().shape().pixels(),
              place(s.x()),
              place(s.dy()),
              place(s.dx()),
              s.accumulate());
      case Step.CrossEntropy s -> crossEntropy(s);
      case Step.CtcLoss s ->
          statement(
              "$T.run($L, labels[$L], $L, at($L), $L, $L, losses, $L, $L, scratch, from, to)",
              Types.CTC_LOSS,
              frames(s.logits()),
              s.port(),
              s.logits().size(),
              number(s.logits()),
              s.gradient().map(g -> "at(" + number(g) + ")").orElse("-1"),
              s.accumulate(),
              weight(s.weight()),
              CodeBlock.of("$L / batch", weight(s.weight())));
      case Step.ElementLoss s -> elementLoss(s);
      case Step.ScaleChannels s ->
          call(
              "scaleChannels($L, $L, $L, $L, $L",
              rows(s.x().shape()),
              place(s.x()),
              place(s.s()),
              place(s.y()),
              s.accumulate());
      case Step.SumProducts s ->
          call(
              "sumProducts($L, $L, $L, $L, $L",
              rows(s.x().shape()),
              place(s.x()),
              place(s.y()),
              place(s.sums()),
              s.accumulate());
      case Step.CopyChannels s -> copyChannels(s);
      case Step.Transpose s ->
          statement(
              "kernels.transpose($L, $L, $L, stride, $L, stride, $L, from, to)",
              s.rows(),
              s.columns(),
              place(s.x()),
              place(s.y()),
              s.accumulate());
    };
  }

  /** Parts of a parameter of this shape. */
  static long grains(Shape shape) {
    return Math.ceilDiv(shape.size(), GRAIN);
  }

  // Where the first parameter and the first vector stand; the others follow.
  private CodeBlock vectors(Normalization norm) {
    return CodeBlock.of(
        "$L, workspace, $L", firstParameter(norm), names.vector(norm.vectors().getFirst()));
  }

  private String firstParameter(Normalization norm) {
    return names.parameter(norm.parameters().getFirst().name());
  }

  private CodeBlock fold(Step.FoldWeights s) {
    Weights w = s.weights();
    return statement(
        "$L.fold($L, weights, $L, $L, $L, prepared, $L, $L)",
        names.normalization(s.norm()),
        names.convolution(w),
        names.parameter(w.weight()),
        names.bias(w),
        firstParameter(s.norm()),
        names.foldedWeight(w),
        names.foldedBias(w));
  }

  private CodeBlock transfer(String method, String byRows, int port, Buffer buffer) {
    Shape shape = buffer.shape();
    if (buffer.axis().isSequence()) {
      return statement(
          "$L($L, $L, $L, $L, $L, from, to)",
          byRows,
          frames(buffer),
          port,
          number(buffer),
          shape.channels(),
          shape.pixels());
    }
    return statement(
        "$L($L, $L, $L, $L, from, to)",
        method,
        port,
        names.buffer(buffer),
        shape.channels(),
        shape.pixels());
  }

  private CodeBlock convolve(Step.Convolve s) {
    Weights w = s.weights();
    return statement(
        "kernels.convolve($L, $L, $L, $L, $L, $L, stride, from, to, scratch)",
        names.convolution(w),
        place(s.x()),
        s.folded() ? "prepared" : "weights",
        s.folded() ? names.foldedWeight(w) : names.weight(w),
        s.folded() ? names.foldedBias(w) : names.bias(w),
        place(s.y()));
  }

  private CodeBlock pack(Step.PackWeights s) {
    Weights w = s.weights();
    return statement(
        "kernels.packForData($L, weights, $L, workspace, $L)",
        names.convolution(w),
        names.weight(w),
        names.packed(w));
  }

  private CodeBlock convolveData(Step.ConvolveData s) {
    return statement(
        "kernels.convolveData($L, $L, workspace, $L, $L, $L, stride, from, to, scratch)",
        names.convolution(s.weights()),
        place(s.dy()),
        names.packed(s.weights()),
        place(s.dx()),
        s.accumulate());
  }

  private CodeBlock weightTiles(Step.ConvolveWeights s) {
    Weights w = s.weights();
    return statement(
        "kernels.convolveWeights($L, $L, $L, gradients, $L, $L, $L, 0, $L, from, to," + " scratch)",
        names.convolution(w),
        place(s.x()),
        place(s.dy()),
        names.weight(w),
        names.bias(w),
        rows.stride(),
        rows.row("batch"));
  }

  private CodeBlock weightSlices(Step.ConvolveWeights s) {
    Weights w = s.weights();
    String floats = names.floats(w);
    CodeBlock biasAt =
        w.bias().isEmpty()
            ? CodeBlock.of("-1")
            : CodeBlock.of("partial + $L.weightLayout().size()", names.convolution(w));
    return CodeBlock.builder()
        .beginControlFlow("for (int slice = from; slice < to; slice++)")
        .addStatement("int partial = $L + slice * $L", names.partial(w), floats)
        .addStatement("$T.fill(workspace, partial, partial + $L, 0)", Arrays.class, floats)
        .add(
            statement(
                "kernels.convolveWeights($L, $L, $L, workspace, partial, $L, $L, $L, $L, 0,"
                    + " $L.weightTiles(), scratch)",
                names.convolution(w),
                place(s.x()),
                place(s.dy()),
                biasAt,
                rows.stride(),
                rows.row("sliceStart(slice, " + s.slices() + ")"),
                rows.row("sliceStart(slice + 1, " + s.slices() + ")"),
                names.convolution(w)))
        .endControlFlow()
        .build();
  }

  private CodeBlock crossEntropy(Step.CrossEntropy s) {
    return loss(
        s.logits(),
        s.gradient(),
        s.accumulate(),
        "softmaxCrossEntropy($L, $L, labels[$L], $L, $L, $L, $L, $L",
        rows(s.logits().shape()),
        place(s.logits()),
        s.port(),
        weight(s.weight()),
        losses(s.logits()),
        gradient(s.gradient()),
        s.accumulate(),
        scale(s.weight(), s.logits()));
  }

  // Along a sequence only the steps of each sample count, and padding has no gradient.
  private CodeBlock loss(
      Buffer x, Optional<Buffer> gradient, boolean accumulate, String format, Object... arguments) {
    if (!x.axis().isSequence()) {
      return call(format, arguments);
    }
    String frames = frames(x);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("for (int n = from; n < to; n++)")
            .add(
                statement(
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

  private CodeBlock losses(Buffer x) {
    return x.axis().isSequence() ? CodeBlock.of("$L.losses()", frames(x)) : CodeBlock.of("losses");
  }

  private CodeBlock elementLoss(Step.ElementLoss s) {
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
        gradient(s.gradient()),
        s.accumulate(),
        scale(s.weight(), s.x()));
  }

  private CodeBlock copyChannels(Step.CopyChannels s) {
    return call(
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

  private CodeBlock gradient(Optional<Buffer> buffer) {
    return buffer.map(this::place).orElse(CodeBlock.of("null, 0"));
  }

  private static String weight(double weight) {
    return ExpressionPrinter.literal((float) weight);
  }

  private CodeBlock scale(double weight, Buffer x) {
    return x.axis().isSequence()
        ? CodeBlock.of("$L / $L.realSteps()", weight(weight), frames(x))
        : CodeBlock.of("$L / batch", weight(weight));
  }

  private static CodeBlock rows(Shape shape) {
    return CodeBlock.of("$L, $L", shape.pixels(), shape.channels());
  }

  private CodeBlock place(Buffer buffer) {
    return CodeBlock.of("$L, $L", rows.floats(), rows.place(buffer, names));
  }

  private String frames(Buffer buffer) {
    return names.frames(buffer.axis());
  }

  private String number(Buffer buffer) {
    return names.buffer(buffer);
  }

  // Along a sequence the rows of steps are brought together first.
  private CodeBlock rowCount(Buffer buffer) {
    return buffer.axis().isSequence()
        ? CodeBlock.of("$L.compact(at($L), $L)", frames(buffer), number(buffer), buffer.size())
        : CodeBlock.of("batch");
  }

  private CodeBlock rowCall(String method, Buffer buffer) {
    return statement(
        "$L.$L(at($L), $L, from, to)", frames(buffer), method, number(buffer), buffer.size());
  }

  private CodeBlock places(AttentionSizes attention, Step.Memory memory) {
    return CodeBlock.of(
        "$L, at($L), $L, at($L), at($L), weights, $L",
        frames(memory.queries()),
        number(memory.queries()),
        frames(memory.values()),
        number(memory.keys()),
        number(memory.values()),
        attention.v().map(names::parameter).orElse("0"));
  }

  private CodeBlock state(String method, String state, Buffer buffer) {
    return statement(
        "$L($L, $L, $L, $L, from, to)",
        method,
        states.indexOf(state),
        frames(buffer),
        number(buffer),
        buffer.size());
  }

  private CodeBlock call(String format, Object... arguments) {
    return statement("kernels." + format + ", stride, from, to)", arguments);
  }

  // A long statement may break after a comma.
  private CodeBlock statement(String format, Object... arguments) {
    String overRows = format.replace("stride, from, to", rows.arguments().replace("$", "$$"));
    return CodeBlock.builder().addStatement(overRows.replace(", ", ",$W"), arguments).build();
  }

  /** Statements of several steps on the samples {@code from} to {@code to}. */
  CodeBlock emitAll(List<Step> steps) {
    CodeBlock.Builder code = CodeBlock.builder();
    steps.forEach(step -> code.add(emit(step, false)));
    return code.build();
  }

  /** Statements of the steps of a scan on the same samples and step {@code t}. */
  CodeBlock emitOneStep(Step.Scan scan) {
    CodeBlock.Builder code = CodeBlock.builder();
    scan.steps().forEach(step -> code.add(emit(step, true)));
    return code.build();
  }
}
