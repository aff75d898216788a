package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.Weights;
import java.util.Arrays;

/** Prints convolutions, dense layers and their gradients. */
final class ConvolutionCode extends StepCode {

  ConvolutionCode(Names names, Rows rows) {
    super(names, rows);
  }

  String emit(ConvolutionStep step) {
    return switch (step) {
      case ConvolutionStep.AddDense s ->
          kernelWithScratch(
              "addDense($L, $L, weights, $L, $L, $L",
              names.convolution(s.weights()),
              place(s.x()),
              names.weight(s.weights()),
              names.bias(s.weights()),
              place(s.y()));
      case ConvolutionStep.Convolve s -> convolve(s);
      case ConvolutionStep.ConvolveTiles s -> convolveTiles(s);
      case ConvolutionStep.ConvolveDataTiles s ->
          tiles(
              names.dataWinograd(s.weights()),
              s.dy(),
              "tiled, 0",
              "weights, -1",
              s.dx(),
              s.accumulate());
      case ConvolutionStep.TileWeights s ->
          Text.statement(
              "$L.transform(weights, $L, tiled, 0, from, to, scratch)",
              names.winograd(s),
              names.weight(s.weights()));
      case ConvolutionStep.PackWeights s -> pack(s);
      case ConvolutionStep.ConvolveData s -> convolveData(s);
      case ConvolutionStep.ConvolveWeights s -> s.slices() == 0 ? weightTiles(s) : weightSlices(s);
      case ConvolutionStep.SpreadBias s ->
          kernel(
              "spreadBias($L, weights, $L, $L",
              pixelsAndChannels(s.y().shape()),
              names.parameter(s.bias()),
              place(s.y()));
      case ConvolutionStep.SumPlaces s ->
          kernel(
              "sumPlaces($L, $L, $L",
              pixelsAndChannels(s.dy().shape()),
              place(s.dy()),
              place(s.sums()));
      case ConvolutionStep.BiasGradient s ->
          Text.statement(
              "kernels.sumSlices($L, $L, $L, gradients, $L, from * $L, Math.min(to * $L, $L))",
              rows.stride(),
              rows.row("batch"),
              place(s.sums()),
              names.parameter(s.bias()),
              GRAIN,
              GRAIN,
              s.sums().size());
      case ConvolutionStep.FoldWeights s -> fold(s);
      case ConvolutionStep.TransformWeights s -> transform(s);
    };
  }

  private String convolve(ConvolutionStep.Convolve s) {
    Weights w = s.weights();
    return kernelWithScratch(
        "convolve($L, $L, $L, $L, $L, $L",
        names.convolution(w),
        place(s.x()),
        s.folded() ? "prepared" : "weights",
        s.folded() ? names.foldedWeight(w) : names.weight(w),
        s.folded() ? names.foldedBias(w) : names.bias(w),
        place(s.y()));
  }

  private String convolveTiles(ConvolutionStep.ConvolveTiles s) {
    Weights w = s.weights();
    boolean folded = s.source() == ConvolutionStep.TileSource.FOLDED;
    String transformed =
        s.source() == ConvolutionStep.TileSource.CURRENT
            ? "tiled, 0"
            : "prepared, " + names.transformedWeight(w);
    return tiles(
        names.winograd(w),
        s.x(),
        transformed,
        folded ? "prepared, " + names.foldedBias(w) : "weights, " + names.bias(w),
        s.y(),
        false);
  }

  private String tiles(
      String winograd, Buffer x, String transformed, String bias, Buffer y, boolean accumulate) {
    return kernelWithScratch(
        "convolveWinograd($L, $L, $L, $L, $L, $L",
        winograd,
        place(x),
        transformed,
        bias,
        place(y),
        accumulate);
  }

  private String pack(ConvolutionStep.PackWeights s) {
    Weights w = s.weights();
    return Text.statement(
        "kernels.packForData($L, weights, $L, workspace, $L, from, to)",
        names.convolution(w),
        names.weight(w),
        names.packed(w));
  }

  private String convolveData(ConvolutionStep.ConvolveData s) {
    return kernelWithScratch(
        "convolveData($L, $L, workspace, $L, $L, $L",
        names.convolution(s.weights()),
        place(s.dy()),
        names.packed(s.weights()),
        place(s.dx()),
        s.accumulate());
  }

  private String weightTiles(ConvolutionStep.ConvolveWeights s) {
    Weights w = s.weights();
    return Text.statement(
        "kernels.$L, $L, $L, gradients, $L, $L, $L, 0, $L, from, to, scratch)",
        sum(s),
        place(s.x()),
        place(s.dy()),
        names.weight(w),
        names.bias(w),
        rows.stride(),
        rows.row("batch"));
  }

  /** The beginning of the call that sums. */
  private String sum(ConvolutionStep.ConvolveWeights s) {
    return s.tiled()
        ? "winogradWeights(" + names.winograd(s.weights())
        : "convolveWeights(" + names.convolution(s.weights());
  }

  /** How many parts a gradient of weights has. */
  static String weightParts(ConvolutionStep.ConvolveWeights s, Names names) {
    return s.tiled()
        ? names.winograd(s.weights()) + ".weightParts()"
        : names.convolution(s.weights()) + ".weightTiles()";
  }

  private String weightSlices(ConvolutionStep.ConvolveWeights s) {
    Weights w = s.weights();
    String floats = names.floats(w);
    String biasAt =
        w.bias().isEmpty() ? "-1" : "partial + " + names.convolution(w) + ".weightLayout().size()";
    return Text.block(
        "for (int slice = from; slice < to; slice++)",
        Text.statement("int partial = $L + slice * $L", names.partial(w), floats)
            + Text.statement(
                "$L.fill(workspace, partial, partial + $L, 0)",
                names.type(ClassName.get(Arrays.class)),
                floats)
            + Text.statement(
                "kernels.$L, $L, $L, workspace, partial, $L, $L, $L, $L, 0, $L, scratch)",
                sum(s),
                place(s.x()),
                place(s.dy()),
                biasAt,
                rows.stride(),
                rows.row("sliceStart(slice, " + s.slices() + ")"),
                rows.row("sliceStart(slice + 1, " + s.slices() + ")"),
                weightParts(s, names)));
  }

  private String fold(ConvolutionStep.FoldWeights s) {
    Weights w = s.weights();
    return fold(s.norm(), w, names.convolution(w), names.foldedWeight(w));
  }

  private String transform(ConvolutionStep.TransformWeights s) {
    Weights w = s.weights();
    String winograd = names.winograd(w);
    String place = names.transformedWeight(w);
    return s.norm()
        .map(norm -> fold(norm, w, winograd, place))
        .orElseGet(
            () ->
                Text.statement(
                    "$L.transform(weights, $L, prepared, $L)", winograd, names.weight(w), place));
  }

  private String fold(Normalization norm, Weights w, String sizes, String place) {
    return Text.statement(
        "$L.fold($L, weights, $L, $L, $L, prepared, $L, $L)",
        names.normalization(norm),
        sizes,
        names.parameter(w.weight()),
        names.bias(w),
        firstParameter(norm),
        place,
        names.foldedBias(w));
  }
}
