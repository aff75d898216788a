package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.dsl.Loss;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Convolutions that are computed by tiles, as the plan says. That the numbers are right is seen in
 * {@link LayerGradientTest}.
 */
class TilingTest {
  private static final Frame SAME = Frame.of(3).stride(1).padding(1);
  private static final Op NORM = new Op.BatchNorm(1e-5, 0.5);
  private static final Op TRANSPOSED = new Op.ConvTranspose(16, SAME, SAME, 0, 0, 1, true);
  private static final Op OUTPUT = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);

  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          "tiling",
          Mode.SCALAR,
          List.of(
              net("Tiled", 16, 9, conv(16, SAME, SAME, 1)),
              net("Folded", 16, 9, conv(16, SAME, SAME, 1), NORM),
              net("Twice", 16, 9, conv(16, SAME, SAME, 1), TRANSPOSED),
              behind("Shrinking", 10, Frame.of(3).stride(1)),
              behind("Growing", 8, SAME.padding(2)),
              cell(),
              packed(),
              net("FewChannels", 15, 9, conv(16, SAME, SAME, 1)),
              net("FewFilters", 16, 9, conv(15, SAME, SAME, 1)),
              net("FewTiles", 16, 8, conv(16, SAME, SAME, 1)),
              net("Strided", 16, 17, conv(16, SAME.stride(2), SAME.stride(2), 1)),
              net("Dilated", 16, 14, conv(16, SAME, SAME.dilation(2), 1)),
              net("Grouped", 32, 9, conv(32, SAME, SAME, 2)),
              net("Other", 16, 12, conv(16, SAME, Frame.of(1), 1))));

  private static Op conv(int filters, Frame rows, Frame columns, int groups) {
    return new Op.Conv(filters, rows, columns, groups, true);
  }

  // Each field of a cell takes the input of the step.
  private static Net cell() {
    Op.Conv convolution = new Op.Conv(16, SAME, SAME, 1, true);
    List<Net.Field> body =
        List.of(
            new Net.Field("h", List.of(new Op.State(List.of(16, 9, 9), ""))),
            new Net.Field("seen", List.of(convolution)),
            new Net.Field(
                "next", List.of(new Op.From("h"), convolution, new Op.Add(List.of("seen")))));
    return Net.named("OwnCell")
        .with("film", new Op.Steps(List.of(16, 9, 9)))
        .with("a", new Op.Cell("Seeing", body, true))
        .with("end", new Op.Dense(3, true), OUTPUT);
  }

  private static Net packed() {
    return Net.named("Packed")
        .with("image", new Op.Input(List.of(8, 2, 2)))
        .with("a", conv(70, SAME, SAME, 1))
        .with("b", conv(110, SAME, SAME, 1), new Op.Flatten())
        .with("c", new Op.Dense(150, true), new Op.Activation(Op.Function.TANH, 0))
        .with("end", new Op.Dense(3, true), OUTPUT);
  }

  private static Net behind(String name, int size, Frame frame) {
    return Net.named(name)
        .with("image", new Op.Input(List.of(3, size, size)))
        .with("a", conv(16, Frame.of(1), Frame.of(1), 1))
        .with("b", conv(16, frame, frame, 1))
        .with("end", new Op.Dense(3, true), OUTPUT);
  }

  private static Net net(String name, int channels, int size, Op... ops) {
    return Net.named(name)
        .with("image", new Op.Input(List.of(channels, size, size)))
        .with("a", ops)
        .with("end", new Op.Dense(3, true), OUTPUT);
  }

  @Test
  void aConvolutionOfEnoughTilesIsTiled() {
    assertEquals(
        List.of(
            "prepare  a          transform a.weight 3x3",
            "forward  a          a = winograd a.weight 3x3"),
        inference("Tiled"));
  }

  @Test
  void aNormalisationIsFoldedIntoTheTransformedWeights() {
    assertEquals(
        List.of(
            "prepare  a          transform a.batchNorm.weight into a.weight 3x3",
            "forward  a          a = winograd folded a.weight 3x3"),
        inference("Folded"));
  }

  /** Nobody wants the gradient of the network's input. */
  @Test
  void trainingTransformsItsWeightsBeforeItReadsThem() {
    assertEquals(
        List.of(
            "transform a          transform a.weight 3x3",
            "forward  a          a.conv = winograd a.weight 3x3",
            "weights  a          winograd weights a.weight 3x3 in 8 slices"),
        training("Folded"));
  }

  /** A transposed one runs forward as the other's gradient does, and the reverse. */
  @Test
  void aFieldOfTwoConvolutionsIsCutBetweenThem() {
    assertEquals(
        List.of(
            "transform a          transform a.weight 3x3",
            "forward  a          a.conv = winograd a.weight 3x3",
            "transform a          transform turned a.convTranspose.weight 3x3",
            "forward  a          a = winograd data a.convTranspose.weight 3x3",
            "transform a          transform a.convTranspose.weight 3x3",
            "backward a          da.conv = winograd a.convTranspose.weight 3x3",
            "weights  a          winograd weights a.convTranspose.weight 3x3 in 8 slices",
            "weights  a          winograd weights a.weight 3x3 in 8 slices"),
        training("Twice"));
  }

  /** Its outputs are few, its inputs are not: only their gradient is tiled, and the reverse. */
  @Test
  void eachDirectionIsTiledWhereItPays() {
    assertEquals(
        List.of(
            "transform b          transform turned b.weight 3x3",
            "backward b          da = winograd data b.weight 3x3"),
        training("Shrinking"));
    assertEquals(
        List.of(
            "transform b          transform b.weight 3x3",
            "forward  b          b = winograd b.weight 3x3",
            "weights  b          winograd weights b.weight 3x3 in 8 slices"),
        training("Growing"));
  }

  /** What needs the step before runs in the scan, and its weights are packed as ever. */
  @Test
  void inACellOnlyWhatNeedsNoStateIsTiled() {
    assertEquals(
        List.of(
            "transform a.seen     transform a.seen.weight 3x3",
            "forward  a.seen     a.seen = winograd a.seen.weight 3x3",
            "weights  a.next     winograd weights a.next.weight 3x3 in 8 slices",
            "weights  a.seen     winograd weights a.seen.weight 3x3 in 8 slices"),
        training("OwnCell"));
  }

  @Test
  void othersAreNot() {
    for (String network :
        List.of(
            "FewChannels", "FewFilters", "FewTiles", "Strided", "Dilated", "Grouped", "Other")) {
      assertEquals(List.of(), inference(network), network);
      assertEquals(List.of(), training(network), network);
    }
  }

  /** Small weights are packed at the beginning, all together. */
  @Test
  void largeWeightsArePackedRightBeforeTheyAreRead() {
    assertEquals(
        List.of(
            "prepare  end        pack end.weight 1x1",
            "backward end        dc = data end.weight 1x1",
            "transform c          pack for now c.weight 1x1",
            "backward c          db = data c.weight 1x1",
            "transform b          pack for now b.weight 3x3",
            "backward b          da = data b.weight 3x3"),
        lines("Packed", " data | pack "));
  }

  private static List<String> lines(String network, String pattern) {
    String report = NETWORKS.report(network);
    return report
        .substring(0, report.indexOf("  inference\n"))
        .lines()
        .map(String::strip)
        .filter(l -> Pattern.compile(pattern).matcher(l).find())
        .map(l -> l.replaceFirst(" stride .*$", ""))
        .toList();
  }

  private static List<String> inference(String network) {
    String report = NETWORKS.report(network);
    return tiling(report.substring(report.indexOf("  inference\n")));
  }

  private static List<String> training(String network) {
    String report = NETWORKS.report(network);
    return tiling(report.substring(0, report.indexOf("  inference\n")));
  }

  private static List<String> tiling(String program) {
    return program
        .lines()
        .map(String::strip)
        .filter(l -> l.contains("winograd") || l.contains("transform"))
        .map(l -> l.replaceFirst(" stride .*?( in \\d slices)?$", "$1"))
        .toList();
  }
}
