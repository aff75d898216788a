package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One small network for each way to use a layer. A trained layer of its own stands before the one
 * that the network is for, so that the gradient of the latter's input is seen as well.
 */
final class LayerNets {
  /** Losses of a value a sample; the others run along sequences. */
  static final List<Loss> LOSSES =
      Stream.of(Loss.values()).filter(loss -> loss != Loss.CTC).toList();

  private final List<Net> nets = new ArrayList<>();

  private LayerNets() {}

  static List<Net> all() {
    LayerNets all = new LayerNets();
    all.convolutions();
    all.transposed();
    all.dense();
    all.normalizations();
    all.folded();
    all.tiled();
    all.packedForNow();
    all.pools();
    all.elements();
    all.joins();
    all.losses();
    return List.copyOf(all.nets);
  }

  private void convolutions() {
    Frame one = Frame.of(1);
    Frame three = Frame.of(3).stride(1);
    conv("Pointwise", 3, 5, 7, new Op.Conv(17, one, one, 1, true));
    conv("ConvSame", 6, 7, 5, new Op.Conv(13, three.padding(1), three.padding(1), 1, true));
    conv(
        "ConvRectangular",
        3,
        7,
        7,
        new Op.Conv(6, three.stride(2).padding(1), Frame.of(5).stride(1).padding(2), 1, true));
    conv("ConvNoBias", 13, 3, 3, new Op.Conv(31, three, Frame.of(2).stride(1), 1, false));
    conv("ConvDilated", 3, 7, 7, new Op.Conv(6, three.dilation(2), three.dilation(3), 1, true));
    conv(
        "ConvDilatedPadded",
        1,
        5,
        3,
        new Op.Conv(3, three.dilation(2).padding(2), three.padding(2), 1, true));
    conv("ConvGroups", 6, 5, 5, new Op.Conv(9, three, three.padding(1), 3, true));
    conv("ConvDepthwise", 13, 5, 3, new Op.Conv(13, three, three, 13, true));
    conv(
        "ConvDepthwiseTwice",
        17,
        3,
        3,
        new Op.Conv(34, three.padding(1), three.padding(1), 17, false));
    conv(
        "ConvWhole",
        3,
        5,
        7,
        new Op.Conv(31, Frame.of(5).stride(1), Frame.of(7).stride(1), 1, true));
    conv("ConvSkips", 3, 7, 7, new Op.Conv(6, one.stride(2), Frame.of(2).stride(3), 1, true));
    conv(
        "ConvWidePadding",
        3,
        1,
        3,
        new Op.Conv(6, Frame.of(2).stride(1).padding(3), three.padding(3), 1, true));
    Frame same = three.padding(Frame.SAME);
    conv("SameStride", 3, 7, 5, new Op.Conv(6, same.stride(2), same.stride(3), 1, true));
    conv(
        "SameEven",
        6,
        5,
        7,
        new Op.Conv(
            3,
            new Frame(4, 1, Frame.SAME, 1, false),
            new Frame(2, 1, Frame.SAME, 1, false),
            1,
            true));
    conv("SameDilated", 3, 5, 5, new Op.Conv(6, same.dilation(2), same, 3, true));
    image("Depthwise", 13, 5, 3, new Op.DepthwiseConv(1, three, three.padding(1), true));
    image("DepthwiseStride", 16, 7, 5, new Op.DepthwiseConv(1, same.stride(2), same, false));
    image("DepthwiseTwice", 17, 5, 3, new Op.DepthwiseConv(2, three.dilation(2), three, true));
    image("DepthwiseThrice", 1, 3, 7, new Op.DepthwiseConv(3, one, three.stride(2), false));
    conv("ConvManyFilters", 31, 1, 1, new Op.Conv(67, one, one, 1, true));
  }

  private void transposed() {
    Frame one = Frame.of(1);
    Frame two = Frame.of(2);
    Frame three = Frame.of(3).stride(1);
    Frame same = three.padding(Frame.SAME);
    up("UpTwice", 6, 3, 5, transpose(17, two, two));
    up("UpTwiceNoBias", 17, 3, 3, new Op.ConvTranspose(3, two, two, 0, 0, 1, false));
    up("UpOverlaps", 3, 5, 3, transpose(6, three.stride(2), three));
    up(
        "UpPadded",
        13,
        3,
        4,
        new Op.ConvTranspose(
            31, three.stride(2).padding(1), Frame.of(5).stride(3).padding(2), 1, 2, 1, true));
    up("UpUnread", 3, 3, 2, new Op.ConvTranspose(6, two.stride(3), one.stride(3), 2, 2, 1, true));
    up(
        "UpUnreadNoBias",
        17,
        3,
        2,
        new Op.ConvTranspose(1, one.stride(3), two.stride(3), 2, 1, 1, false));
    up("UpGaps", 1, 3, 3, transpose(3, one.stride(2), two.stride(3)));
    up("UpDilated", 6, 3, 3, transpose(13, three.dilation(2), three.stride(2).dilation(3)));
    up(
        "UpDilatedAdded",
        3,
        4,
        3,
        new Op.ConvTranspose(6, three.dilation(2), three.padding(2).dilation(3), 1, 2, 1, true));
    up(
        "UpGroups",
        6,
        3,
        5,
        new Op.ConvTranspose(9, three.stride(2).padding(1), two, 1, 0, 3, true));
    up("UpDepthwise", 13, 3, 3, new Op.ConvTranspose(13, two, three, 0, 0, 13, false));
    up("UpFromOnePixel", 31, 1, 1, transpose(17, Frame.of(3), Frame.of(4)));
    up("UpFromOnePixelAlone", 3, 1, 1, new Op.ConvTranspose(33, three, two, 0, 0, 1, false));
    up("UpPointwise", 17, 3, 5, transpose(33, one, one));
    up("UpWidePadding", 3, 5, 4, transpose(6, two.stride(1).padding(2), three.padding(2)));
    up("UpSame", 6, 3, 5, transpose(3, same.stride(2), same));
    up(
        "UpSameGaps",
        3,
        3,
        2,
        transpose(17, two.stride(3).padding(Frame.SAME), one.padding(Frame.SAME).stride(2)));
    up("UpSameDilated", 16, 2, 3, transpose(16, same.dilation(2).stride(2), same.dilation(3)));
    up("UpLarge", 3, 13, 12, transpose(3, two, two));
    upAgain();
  }

  private static Op.ConvTranspose transpose(int filters, Frame rows, Frame columns) {
    return new Op.ConvTranspose(filters, rows, columns, 0, 0, 1, true);
  }

  private void up(String name, int channels, int height, int width, Op.ConvTranspose layer) {
    image(name, channels, height, width, layer);
  }

  // Its input is taken by others too, before it and behind it; a normalisation follows it.
  private void upAgain() {
    Op.ConvTranspose two = transpose(5, Frame.of(2), Frame.of(2));
    Op.Conv front = new Op.Conv(6, Frame.of(1), Frame.of(1), 1, true);
    Op.Output output = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
    Op relu = new Op.Activation(Op.Function.RELU, 0);
    nets.add(
        Net.named("UpTaken")
            .with("image", new Op.Input(List.of(2, 3, 4)))
            .with("a", front)
            .with("b", two, norm(1e-3, 0.3), relu)
            .with("c", new Op.From("a"), new Op.Activation(Op.Function.TANH, 0), output)
            .with("d", new Op.From("a"), two, new Op.Concat(List.of("b")), output));
    nets.add(
        Net.named("UpInput")
            .with("image", new Op.Input(List.of(2, 3, 4)))
            .with("a", two, norm(1e-3, 0.3), new Op.Pool(false, Frame.of(2), Frame.of(2)))
            .with("b", new Op.Dense(3, true), output));
  }

  private void conv(String name, int channels, int height, int width, Op.Conv conv) {
    image(name, channels, height, width, conv);
  }

  private void dense() {
    vector("DenseVector", 13, new Op.Dense(31, true));
    vector("DenseOne", 31, new Op.Dense(1, true));
    vector("DenseNoBias", 1, new Op.Dense(17, false));
    image("DenseImage", 3, 5, 7, new Op.Dense(13, true));
    image("DenseThin", 17, 1, 3, new Op.Dense(33, true));
    image("DenseGrey", 1, 7, 3, new Op.Dense(6, false));
    image("FlattenImage", 6, 3, 5, new Op.Flatten());
    image("FlattenDense", 3, 5, 3, new Op.Flatten(), new Op.Dense(6, true));
    vector("FlattenVector", 13, new Op.Flatten());
    vector("DropoutNone", 17, new Op.Dropout(0));
    image("DropoutImage", 3, 3, 5, new Op.Dropout(0), new Op.Dense(3, true));
  }

  private void normalizations() {
    Op.BatchNorm norm = new Op.BatchNorm(1e-5, 0.1);
    image("NormImage", 3, 5, 7, norm);
    image("NormGrey", 1, 7, 3, norm);
    image("NormOnePixel", 17, 1, 1, norm);
    image("NormWhole", 16, 3, 5, norm, new Op.Conv(6, Frame.of(1), Frame.of(1), 1, false));
    image("NormHalf", 24, 3, 3, norm, new Op.Activation(Op.Function.RELU, 0));
    image("NormWide", 48, 2, 2, norm);
    image("NormOdd", 67, 2, 3, norm, norm(0.5, 1), new Op.Dense(3, true));
    vector("NormVector", 13, norm, new Op.Dense(3, true));
    vector("NormOne", 1, norm(0.5, 0.25));
    vector("NormThirtyOne", 31, norm(0.01, 0.9), new Op.Activation(Op.Function.TANH, 0));
    Op.Output output = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
    nets.add(
        Net.named("NormInput")
            .with("image", new Op.Input(List.of(3, 3, 5)))
            .with("norm", norm, new Op.Dense(3, true), output));
    nets.add(
        Net.named("NormJoins")
            .with("image", new Op.Input(List.of(2, 4, 3)))
            .with("a", new Op.Conv(6, Frame.of(1), Frame.of(1), 1, false), norm)
            .with("b", new Op.Activation(Op.Function.SILU, 0), norm, new Op.Add(List.of("a")))
            .with("c", new Op.From("a"), new Op.Activation(Op.Function.TANH, 0), norm(0.1, 0.5))
            .with("d", new Op.Concat(List.of("b", "a")), new Op.Dense(3, true), norm, output));
  }

  /** Normalisations on the field of what they are folded into for predictions. */
  private void folded() {
    Frame one = Frame.of(1);
    Frame three = Frame.of(3).stride(1);
    Op.BatchNorm norm = new Op.BatchNorm(1e-3, 0.3);
    Op relu = new Op.Activation(Op.Function.RELU, 0);
    folded("FoldBias", new Op.Conv(13, three, three.padding(1), 1, true), norm, relu);
    folded("FoldNoBias", new Op.Conv(67, one, Frame.of(2).stride(2), 1, false), norm);
    folded("FoldGroups", new Op.Conv(9, three, one, 3, true), norm, relu);
    folded("FoldDepthwise", new Op.Conv(6, three.padding(1), three, 6, false), norm, relu);
    folded("FoldEachChannel", new Op.DepthwiseConv(1, three.padding(1), one, false), norm, relu);
    folded("FoldMultiplier", new Op.DepthwiseConv(3, one, three, true), norm, relu);
    folded("FoldManyGroups", new Op.Conv(102, one, one, 3, true), norm, relu);
    folded("FoldDense", new Op.Dense(33, true), norm, relu);
    folded("FoldTwice", new Op.Conv(5, one, one, 1, false), norm, new Op.Dense(7, false), relu);
  }

  private void folded(String name, Op... ops) {
    Op.Output output = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
    nets.add(
        Net.named(name)
            .with("image", new Op.Input(List.of(2, 5, 4)))
            .with("front", new Op.Conv(6, Frame.of(1), Frame.of(1), 1, true))
            .with("a", ops)
            .with("end", new Op.Dense(3, true), new Op.BatchNorm(0.1, 0.5), output));
  }

  /** Convolutions that are computed by tiles, one with folded weights, some on one value. */
  private void tiled() {
    Frame same = Frame.of(3).stride(1).padding(1);
    nets.add(
        Net.named("Tiled")
            .with("image", new Op.Input(List.of(16, 9, 9)))
            .with("a", new Op.Conv(17, same, same, 1, true))
            .with("t", new Op.Activation(Op.Function.TANH, 0))
            .with("b", new Op.Conv(16, same, same, 1, false), new Op.BatchNorm(0.1, 0.5))
            .with("end", new Op.Dense(3, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1)));
    nets.add(
        Net.named("TiledParts")
            .with("image", new Op.Input(List.of(16, 9, 10)))
            .with("a", new Op.Conv(230, same, same, 1, true), new Op.GlobalPool(false))
            .with("end", new Op.Dense(3, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1)));
    nets.add(
        Net.named("TiledTwice")
            .with("image", new Op.Input(List.of(3, 10, 9)))
            .with("a", new Op.Conv(17, Frame.of(1), Frame.of(1), 1, true))
            .with(
                "b",
                new Op.Conv(16, same, same, 1, true),
                new Op.ConvTranspose(33, same, same, 0, 0, 1, true))
            .with("c", new Op.From("a"), new Op.Conv(33, same, same, 1, false))
            .with("d", new Op.Add(List.of("b")), new Op.Activation(Op.Function.TANH, 0))
            .with("end", new Op.Dense(3, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1)));
  }

  /** Layers whose weights are rearranged into one place, right before they are read. */
  private void packedForNow() {
    Frame same = Frame.of(3).stride(1).padding(1);
    nets.add(
        Net.named("PackedForNow")
            .with("image", new Op.Input(List.of(8, 2, 2)))
            .with("a", new Op.Conv(70, same, same, 1, true))
            .with("b", new Op.Conv(110, same, same, 1, true), new Op.Flatten())
            .with("c", new Op.Dense(150, true), new Op.Activation(Op.Function.TANH, 0))
            .with("end", new Op.Dense(3, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1)));
  }

  private static Op.BatchNorm norm(double epsilon, double momentum) {
    return new Op.BatchNorm(epsilon, momentum);
  }

  private void pools() {
    for (boolean max : new boolean[] {true, false}) {
      String kind = max ? "Max" : "Avg";
      Frame two = Frame.of(2);
      Frame three = Frame.of(3);
      pool(kind + "Tiles", max, 6, 6, 4, two, two);
      pool(kind + "Overlaps", max, 13, 5, 7, three.stride(1), three.stride(2));
      pool(kind + "Padded", max, 3, 7, 5, three.stride(2).padding(1), three.stride(2).padding(1));
      pool(kind + "Rectangular", max, 17, 4, 6, two, three.stride(1).padding(1));
      pool(kind + "Ceil", max, 3, 7, 5, two.ceilMode(), two.ceilMode());
      pool(
          kind + "CeilPadded",
          max,
          6,
          7,
          5,
          Frame.of(5).stride(3).padding(2).ceilMode(),
          three.stride(3).padding(1).ceilMode());
      pool(
          kind + "CeilCut",
          max,
          3,
          5,
          5,
          two.stride(3).padding(1).ceilMode(),
          two.stride(2).padding(1).ceilMode());
      pool(kind + "Skips", max, 3, 7, 7, Frame.of(1).stride(2), two.stride(3));
      pool(kind + "Whole", max, 1, 3, 1, three, Frame.of(1));
      image("Global" + kind, 17, 3, 5, new Op.GlobalPool(max));
      image("GlobalDense" + kind, 6, 1, 7, new Op.GlobalPool(max), new Op.Dense(3, true));
    }
  }

  private void pool(
      String name, boolean max, int channels, int height, int width, Frame rows, Frame columns) {
    image(name, channels, height, width, new Op.Pool(max, rows, columns));
  }

  private void elements() {
    for (Op.Function function : Op.Function.values()) {
      String name = function.name().charAt(0) + function.name().substring(1).replace("_", "");
      image("Image" + name, 13, 3, 5, new Op.Activation(function, 0.3));
      vector("Vector" + name, 17, new Op.Activation(function, 1.5));
    }
    vector("NegativeSlope", 31, new Op.Activation(Op.Function.LEAKY_RELU, -0.5));
    vector("ZeroSlope", 31, new Op.Activation(Op.Function.LEAKY_RELU, 0));
    vector("NegativeAlpha", 31, new Op.Activation(Op.Function.ELU, -0.5));
    image("LayerNormImage", 13, 3, 5, new Op.LayerNorm(0.1), new Op.Dense(6, true));
    image("LayerNormWide", 33, 1, 3, new Op.LayerNorm(1e-5));
    vector("LayerNormVector", 31, new Op.LayerNorm(0.5));
    vector("LayerNormOne", 1, new Op.LayerNorm(0.5));
    image("LrnUsual", 13, 3, 5, new Op.Lrn(5, 1.5, 0.75, 2));
    image("LrnDefaults", 33, 3, 1, new Op.Lrn(5, 1e-4, 0.75, 2));
    image("LrnEven", 17, 3, 5, new Op.Lrn(4, 3, 0.5, 1));
    image("LrnWide", 3, 5, 3, new Op.Lrn(9, 2, 1, 0.5), new Op.Dense(3, true));
    vector("LrnVector", 31, new Op.Lrn(3, 2, 0.75, 1));
    vector("LrnNothing", 6, new Op.Lrn(1, 0, 0, 1));
    vector("SoftmaxVector", 13, new Op.Softmax());
    vector("SoftmaxOne", 1, new Op.Softmax(), new Op.Dense(3, true));
    image("SoftmaxImage", 3, 5, 7, new Op.Softmax());
    image(
        "Chain",
        6,
        3,
        3,
        new Op.Softmax(),
        new Op.Activation(Op.Function.TANH, 0),
        new Op.Activation(Op.Function.SILU, 0),
        new Op.Dense(6, true),
        new Op.Activation(Op.Function.GELU, 0),
        new Op.Dense(3, true));
  }

  private void joins() {
    Op.Conv front = new Op.Conv(6, Frame.of(1), Frame.of(1), 1, true);
    Op.Output output = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
    Net fork =
        Net.named("Fork")
            .with("image", new Op.Input(List.of(3, 3, 5)))
            .with("a", front)
            .with("b", new Op.Activation(Op.Function.TANH, 0))
            .with("c", new Op.From("a"), new Op.Activation(Op.Function.RELU, 0));
    nets.add(named(fork, "AddTwo").with("sum", new Op.Add(List.of("b")), output));
    nets.add(named(fork, "AddSelf").with("sum", new Op.Add(List.of("c", "b", "a", "b")), output));
    nets.add(named(fork, "MultiplyTwo").with("y", new Op.Multiply(List.of("b")), output));
    nets.add(
        named(fork, "MultiplySelf")
            .with("y", new Op.Multiply(List.of("c", "b", "a", "c")), output));
    nets.add(
        named(fork, "MultiplyInput")
            .with("y", new Op.From("image"), new Op.Conv(3, Frame.of(1), Frame.of(1), 1, true))
            .with(
                "z", new Op.Multiply(List.of("image")), new Op.Concat(List.of("b", "c")), output));
    scales();
    nets.add(named(fork, "ConcatTwo").with("all", new Op.Concat(List.of("b")), output));
    nets.add(
        named(fork, "ConcatSelf").with("all", new Op.Concat(List.of("c", "b", "a", "c")), output));
    nets.add(
        named(fork, "ConcatFlat")
            .with("d", new Op.Flatten())
            .with("e", new Op.From("b"), new Op.Dense(13, true))
            .with("all", new Op.Concat(List.of("d", "e")), output));
    nets.add(
        named(fork, "ConcatInput")
            .with("all", new Op.Concat(List.of("b", "image")), new Op.Dense(3, true), output));
    nets.add(
        named(fork, "AddInput")
            .with("d", new Op.Conv(3, Frame.of(1), Frame.of(1), 1, true))
            .with("e", new Op.Add(List.of("image")), new Op.Concat(List.of("b")), output));
    nets.add(
        Net.named("TwoInputs")
            .with("left", new Op.Input(List.of(3, 3, 5)))
            .with("a", front)
            .with("right", new Op.Input(List.of(7)))
            .with("b", new Op.Dense(13, true))
            .with("all", new Op.From("a"), new Op.Flatten(), new Op.Concat(List.of("b")))
            .with("end", new Op.Dense(6, true), output));
  }

  private void scales() {
    Op.Conv front = new Op.Conv(17, Frame.of(1), Frame.of(1), 1, true);
    Op.Output output = new Op.Output(Loss.MEAN_SQUARED_ERROR, 1);
    Net gates =
        Net.named("Gates")
            .with("image", new Op.Input(List.of(3, 3, 5)))
            .with("x", front)
            .with("square", new Op.Activation(Op.Function.TANH, 0))
            .with("s", new Op.GlobalPool(false), new Op.Dense(17, true))
            .with("pixel", new Op.From("x"), new Op.Pool(false, Frame.of(3), Frame.of(5)));
    nets.add(
        named(gates, "ScaleArrives").with("y", new Op.Multiply(List.of("square", "s")), output));
    nets.add(
        named(gates, "ScaleNamed")
            .with("y", new Op.From("square"), new Op.Multiply(List.of("s", "pixel")), output));
    nets.add(
        named(gates, "ScaleAll")
            .with("y", new Op.From("s"), new Op.Multiply(List.of("x", "pixel", "x", "s", "square")))
            .with("z", new Op.Add(List.of("x")), output)
            .with("end", new Op.From("s"), output));
    nets.add(
        named(gates, "ScaleVector")
            .with("y", new Op.From("s"), new Op.Multiply(List.of("pixel", "s")), output)
            .with("z", new Op.From("square"), output));
    nets.add(
        Net.named("ScaleInput")
            .with("image", new Op.Input(List.of(33, 3, 5)))
            .with("s", new Op.Input(List.of(33)))
            .with("gate", new Op.Dense(33, true))
            .with("y", new Op.From("image"), new Op.Multiply(List.of("gate")), output)
            .with("x", new Op.From("image"), new Op.Conv(33, Frame.of(1), Frame.of(1), 1, true))
            .with("z", new Op.Multiply(List.of("s")), output));
  }

  private void losses() {
    for (Loss loss : LOSSES) {
      String name = loss.name().replace("_", "");
      Op.Output output = new Op.Output(loss, 0.75);
      nets.add(
          Net.named("Vector" + name)
              .with("in", new Op.Input(List.of(5)))
              .with("a", new Op.Dense(13, true))
              .with("b", new Op.Dense(17, true), output));
      nets.add(
          Net.named("Image" + name)
              .with("in", new Op.Input(List.of(3, 5, 3)))
              .with("a", new Op.Conv(6, Frame.of(1), Frame.of(1), 1, true), output)
              .with("b", new Op.Activation(Op.Function.TANH, 0))
              .with("c", new Op.Conv(3, Frame.of(1), Frame.of(1), 1, true), output)
              .with("d", new Op.Dense(6, true), new Op.Output(loss, 0)));
    }
  }

  private void image(String name, int channels, int height, int width, Op... ops) {
    Op.Conv front = new Op.Conv(channels, Frame.of(1), Frame.of(1), 1, true);
    Net net =
        Net.named(name).with("image", new Op.Input(List.of(2, height, width))).with("front", front);
    nets.add(ended(net, ops));
  }

  private void vector(String name, int size, Op... ops) {
    Net net =
        Net.named(name)
            .with("vector", new Op.Input(List.of(3)))
            .with("front", new Op.Dense(size, true));
    nets.add(ended(net, ops));
  }

  private static Net ended(Net net, Op... ops) {
    Net ended = net;
    for (int i = 0; i < ops.length; i++) {
      ended =
          i < ops.length - 1
              ? ended.with("layer" + i, ops[i])
              : ended.with("layer" + i, ops[i], new Op.Output(Loss.MEAN_SQUARED_ERROR, 1));
    }
    return ended;
  }

  private static Net named(Net net, String name) {
    return new Net(name, net.fields());
  }
}
