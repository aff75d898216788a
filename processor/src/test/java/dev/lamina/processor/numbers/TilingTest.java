package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lamina.dsl.Loss;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Convolutions that predictions compute by tiles, as the plan says. That the numbers are right is
 * seen in {@link LayerGradientTest}.
 */
class TilingTest {
  private static final Frame SAME = Frame.of(3).stride(1).padding(1);
  private static final Op NORM = new Op.BatchNorm(1e-5, 0.5);
  private static final Op OUTPUT = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);

  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          "tiling",
          Mode.SCALAR,
          List.of(
              net("Tiled", 16, 9, conv(16, SAME, SAME, 1)),
              net("Folded", 16, 9, conv(16, SAME, SAME, 1), NORM),
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
        tiling("Tiled"));
  }

  @Test
  void aNormalisationIsFoldedIntoTheTransformedWeights() {
    assertEquals(
        List.of(
            "prepare  a          transform a.batchNorm.weight into a.weight 3x3",
            "forward  a          a = winograd folded a.weight 3x3"),
        tiling("Folded"));
  }

  @Test
  void othersAreNot() {
    for (String network :
        List.of(
            "FewChannels", "FewFilters", "FewTiles", "Strided", "Dilated", "Grouped", "Other")) {
      assertEquals(List.of(), tiling(network), network);
    }
  }

  /** A training changes its weights in each step, and transforms none. */
  @Test
  void trainingIsNotTiled() {
    String report = NETWORKS.report("Tiled");
    assertFalse(report.substring(0, report.indexOf("  inference\n")).contains("winograd"));
  }

  private static List<String> tiling(String network) {
    return NETWORKS
        .report(network)
        .lines()
        .map(String::strip)
        .filter(l -> l.contains("winograd") || l.contains("transform"))
        .map(l -> l.replaceFirst(" stride .*", ""))
        .toList();
  }
}
