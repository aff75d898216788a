package dev.lamina.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** Broken programs are refused, by the name of the step that breaks them. */
class PlanVerifierTest {
  private final Buffer x = buffer("x", 4);
  private final Buffer y = buffer("y", 4);
  private final Step load = new PortStep.LoadInput(0, x);
  private final Step soften = new ValueStep.Softmax(x, y);
  private final Step store = new PortStep.StoreOutput(0, y);

  @Test
  void aSoundProgramPasses() {
    PlanVerifier.verify(program(0, 16, 32, load, soften, store));
  }

  @Test
  void readingWhatNobodyWrote() {
    assertRefused(
        "plan is wrong at y = softmax (x): reads x, which nothing has written",
        program(0, 16, 32, soften, store));
  }

  @Test
  void writingOverASource() {
    assertRefused(
        "plan is wrong at y = softmax (x): writes y over x",
        program(0, 3, 32, load, soften, store));
  }

  @Test
  void writingOverThePaddingOfASource() {
    assertRefused(
        "plan is wrong at y = softmax (x): writes y over x",
        program(0, 15, 32, load, soften, store));
  }

  @Test
  void writingOverWhatIsReadLater() {
    assertRefused(
        "plan is wrong at y = x: writes y over x",
        program(
            0,
            0,
            16,
            load,
            new ValueStep.Map("copy", Expression.read(x), y),
            store,
            new PortStep.StoreOutput(1, x)));
  }

  @Test
  void reachingBeyondTheArena() {
    assertRefused(
        "plan is wrong at y = softmax (x): y reaches beyond the arena",
        program(0, 16, 31, load, soften, store));
  }

  @Test
  void elementWiseStepsOfDifferentSizes() {
    Buffer wide = buffer("y", 5);
    LinkedHashMap<Buffer, Integer> offsets = new LinkedHashMap<>();
    offsets.put(x, 0);
    offsets.put(wide, 16);
    assertRefused(
        "plan is wrong at y = x: x and y differ in size",
        program(new Arena(offsets, 32), load, new ValueStep.Map("copy", Expression.read(x), wide)));
  }

  @Test
  void readingAChannelVectorThatNobodyFilled() {
    Normalization norm = new Normalization("n", x.shape(), 1, 1, List.of());
    Step map =
        new ValueStep.Map("copy", Expression.read(x).times(Expression.channel(norm.scale())), y);
    assertRefused(
        "plan is wrong at y = multiply(x, n.scale[c]): reads n.scale, which nothing has filled",
        program(0, 16, 32, load, map, store));
    Step moments = new NormalizationStep.NormalizeBatch(norm, x);
    PlanVerifier.verify(program(0, 16, 32, load, moments, map, store));
  }

  @Test
  void channelVectorsOfAnotherLength() {
    Normalization norm = new Normalization("n", Shape.of(2), 1, 1, List.of());
    assertRefused(
        "plan is wrong at y = add(x, n.runningShift[c]): n.runningShift and y differ in channels",
        program(
            0,
            16,
            32,
            load,
            new NormalizationStep.NormalizeStatistics(norm),
            new ValueStep.Map(
                "copy", Expression.read(x).plus(Expression.channel(norm.runningShift())), y)));
  }

  @Test
  void foldedWeightsThatNobodyFolded() {
    Window2d window = new Window2d(window(), window());
    Weights weights =
        new Weights(
            "c", new ConvolutionGeometry(x.shape(), 4, window, 1), "c.weight", Optional.empty());
    Normalization norm = new Normalization("n", y.shape(), 1, 1, List.of());
    Step convolve = new ConvolutionStep.Convolve(weights, x, y, true);
    assertEquals(
        "reads folded weights, which nothing has folded",
        assertThrows(
                IllegalStateException.class,
                () -> PlanVerifier.verify(program(0, 16, 32, load, convolve, store)))
            .getMessage()
            .replaceFirst(".*\\): ", ""));
    Step fold = new ConvolutionStep.FoldWeights(weights, norm);
    PlanVerifier.verify(program(0, 16, 32, fold, load, convolve, store));
  }

  @Test
  void transformedWeightsThatNobodyMadeSo() {
    Window2d window = new Window2d(window(), window());
    Weights weights =
        new Weights(
            "c", new ConvolutionGeometry(x.shape(), 4, window, 1), "c.weight", Optional.empty());
    Normalization norm = new Normalization("n", y.shape(), 1, 1, List.of());
    Step tiles =
        new ConvolutionStep.ConvolveTiles(weights, x, y, ConvolutionStep.TileSource.FOLDED);
    Step plain = new ConvolutionStep.TransformWeights(weights, Optional.empty());
    assertEquals(
        "reads transformed weights, which nothing has made so",
        assertThrows(
                IllegalStateException.class,
                () -> PlanVerifier.verify(program(0, 16, 32, plain, load, tiles, store)))
            .getMessage()
            .replaceFirst(".*\\): ", ""));
    Step folding = new ConvolutionStep.TransformWeights(weights, Optional.of(norm));
    PlanVerifier.verify(program(0, 16, 32, folding, load, tiles, store));
  }

  @Test
  void transformedWeightsThatOthersHaveReplaced() {
    Window2d window = new Window2d(window(), window());
    Weights weights =
        new Weights(
            "c", new ConvolutionGeometry(x.shape(), 4, window, 1), "c.weight", Optional.empty());
    Step tiles =
        new ConvolutionStep.ConvolveTiles(weights, x, y, ConvolutionStep.TileSource.CURRENT);
    Step mine = new ConvolutionStep.TileWeights(weights, false);
    Step turned = new ConvolutionStep.TileWeights(weights, true);
    assertEquals(
        "reads transformed weights, but others are there",
        assertThrows(
                IllegalStateException.class,
                () -> PlanVerifier.verify(program(0, 16, 32, mine, turned, load, tiles, store)))
            .getMessage()
            .replaceFirst(".*\\): ", ""));
    PlanVerifier.verify(program(0, 16, 32, turned, mine, load, tiles, store));
  }

  @Test
  void rearrangedWeightsThatNobodyRearranged() {
    Window2d window = new Window2d(window(), window());
    Weights weights =
        new Weights(
            "c", new ConvolutionGeometry(y.shape(), 4, window, 1), "c.weight", Optional.empty());
    Step data = new ConvolutionStep.ConvolveData(weights, x, y, false);
    assertEquals(
        "reads rearranged weights, which nothing has rearranged",
        assertThrows(
                IllegalStateException.class,
                () -> PlanVerifier.verify(program(0, 16, 32, load, data, store)))
            .getMessage()
            .replaceFirst(".*\\): ", ""));
    PlanVerifier.verify(
        program(0, 16, 32, new ConvolutionStep.PackWeights(weights), load, data, store));
    Weights others = new Weights("d", weights.geometry(), "d.weight", Optional.empty());
    Step now = new ConvolutionStep.PackWeights(weights, true);
    Step later = new ConvolutionStep.PackWeights(others, true);
    PlanVerifier.verify(program(0, 16, 32, later, now, load, data, store));
    assertThrows(
        IllegalStateException.class,
        () -> PlanVerifier.verify(program(0, 16, 32, now, later, load, data, store)));
  }

  private static Window window() {
    return Window.of(1, 1, 0, 1, false);
  }

  private Program program(int xAt, int yAt, int floats, Step... steps) {
    LinkedHashMap<Buffer, Integer> offsets = new LinkedHashMap<>();
    offsets.put(x, xAt);
    offsets.put(y, yAt);
    return program(new Arena(offsets, floats), steps);
  }

  private static Program program(Arena arena, Step... steps) {
    Block block = new Block("f", "", Block.Pass.FORWARD, List.of(steps));
    SequencedMap<Axis, Arena> arenas = new LinkedHashMap<>();
    arenas.put(Axis.SAMPLES, arena);
    return new Program(List.of(new Stage(1, List.of(block))), arenas);
  }

  private static void assertRefused(String message, Program program) {
    var thrown = assertThrows(IllegalStateException.class, () -> PlanVerifier.verify(program));
    assertEquals(message, thrown.getMessage());
  }

  private static Buffer buffer(String name, int size) {
    return new Buffer(name, Shape.of(size), Buffer.Role.ACTIVATION);
  }
}
