package dev.lamina.pytorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A network that PyTorch runs: code in which each input and field is a variable, and the weights
 * are a dictionary.
 *
 * <p>The weight {@code c1.weight} is {@code w["c1.weight"]}. The labels or targets of the output
 * {@code digit} are {@code digit_labels} or {@code digit_targets}; the lengths of the samples of
 * the sequence {@code words} are {@code words_lengths}. The code gives a value to each field and to
 * {@code loss}; {@code self.training} says whether it is being trained.
 */
public final class TorchNetwork implements AutoCloseable {
  /** Variable of the code that has the loss. */
  public static final String LOSS = "loss";

  private final NDManager manager = Engine.getEngine("PyTorch").newBaseManager();
  private final Model model;
  private final Masks masks;
  private final TorchWeights weights;
  private final PtSymbolBlock module;
  private final DataType precision;
  private NDList results = new NDList();

  /**
   * The network that the code describes, with the weights of a model, in double precision.
   *
   * @param fields variables of the code that are wanted
   * @param masks further variables of the code
   */
  public static TorchNetwork exact(Model model, TorchScript code, List<String> fields, Masks masks)
      throws IOException {
    return new TorchNetwork(model, code, fields, masks, DataType.FLOAT64);
  }

  /** The network in single precision, as users run it. */
  public static TorchNetwork single(Model model, TorchScript code, List<String> fields, Masks masks)
      throws IOException {
    return new TorchNetwork(model, code, fields, masks, DataType.FLOAT32);
  }

  private TorchNetwork(
      Model model, TorchScript code, List<String> fields, Masks masks, DataType precision)
      throws IOException {
    this.precision = precision;
    this.model = model;
    this.masks = masks;
    manager.getEngine().setRandomSeed(1);
    weights = new TorchWeights(model, manager, precision);
    List<String> returned = new ArrayList<>(fields);
    returned.add(LOSS);
    byte[] file = code.file(arguments(), returned);
    JniUtils.setGraphExecutorOptimize(false); // no fused code of the compiler: plain PyTorch
    module =
        JniUtils.loadModule((PtNDManager) manager, new ByteArrayInputStream(file), false, false);
  }

  private List<String> arguments() {
    List<String> names = new ArrayList<>();
    for (InputPort input : model.inputs()) {
      names.add(input.name());
      if (input.isSequence()) {
        names.add(input.name() + "_lengths");
      }
    }
    model.outputs().forEach(o -> names.add(o.name() + (o.takesLabels() ? "_labels" : "_targets")));
    masks.ports().forEach(m -> names.add(m.name()));
    return names;
  }

  /** The weights and, after {@link #train}, their gradients. */
  public TorchWeights weights() {
    return weights;
  }

  /** A field of the last run, or its loss. */
  public NDArray value(String name) {
    return results.get(name);
  }

  /** Runs the batch without training. */
  public void predict(Batch batch) {
    JniUtils.enableInferenceMode(module);
    run(batch, Map.of(), false);
  }

  /** Runs the batch forward as in training and backward: the weights get gradients. */
  public void train(Batch batch) {
    train(batch, Map.of());
  }

  /**
   * The same with the decisions that a model has made: its ReLUs pass the elements that have passed
   * there, and its maximum pools take those that were the largest there.
   *
   * @param values of the model in the same step; PyTorch decides by itself if there are none
   */
  public void train(Batch batch, Map<String, float[]> values) {
    JniUtils.enableTrainingMode(module);
    weights.requireGradients();
    try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
      run(batch, values, true);
      collector.backward(value(LOSS));
    }
  }

  /** Where PyTorch would have decided otherwise in the last step than the model has. */
  public List<Otherwise> otherwise() {
    List<Otherwise> found = new ArrayList<>();
    for (NDArray result : results) {
      if (result.getName().endsWith(Otherwise.SUFFIX) && number(result, 0) > 0) {
        String name = result.getName();
        String place = name.substring(0, name.length() - Otherwise.SUFFIX.length());
        found.add(new Otherwise(place, (long) number(result, 0), number(result, 1)));
      }
    }
    return found;
  }

  private static double number(NDArray pair, int which) {
    try (NDArray exact = pair.toType(DataType.FLOAT64, true)) {
      return exact.getDouble(which);
    }
  }

  private void run(Batch batch, Map<String, float[]> decided, boolean training) {
    results.close();
    try (NDManager samples = manager.newSubManager()) {
      NDList arguments = weights.tensors();
      for (int i = 0; i < model.inputs().size(); i++) {
        add(arguments, samples, batch, i);
      }
      for (int o = 0; o < model.outputs().size(); o++) {
        arguments.add(wanted(samples, batch, o));
      }
      for (int m = 0; m < masks.ports().size(); m++) {
        Shape shape = shape(batch, -1, masks.ports().get(m).shape());
        arguments.add(create(samples, shape, masks.values(m)));
      }
      decided.forEach((name, value) -> add(arguments, samples.create(value), name + ".value"));
      if (!decided.isEmpty()) {
        add(arguments, samples.create(1f), "decided");
      }
      results = IValueUtils.forward(module, arguments, training);
    }
  }

  private static void add(NDList arguments, NDArray tensor, String name) {
    tensor.setName(TorchWeights.VARIABLE + "." + name);
    arguments.add(tensor);
  }

  // A sequence has its lengths beside it; what stands behind the ends is what the batch has there.
  private void add(NDList arguments, NDManager samples, Batch batch, int input) {
    InputPort port = model.inputs().get(input);
    if (port.takesTokens()) {
      long[] ids = Arrays.stream(batch.tokens(input)).asLongStream().toArray();
      arguments.add(samples.create(ids, shape(batch, port.sequence(), List.of())));
    } else {
      Shape shape = shape(batch, port.sequence(), port.shape());
      arguments.add(create(samples, shape, batch.input(input)));
    }
    if (port.isSequence()) {
      long[] lengths = new long[batch.size()];
      Arrays.setAll(lengths, n -> batch.length(port.sequence(), n));
      arguments.add(samples.create(lengths));
    }
  }

  private NDArray create(NDManager samples, Shape shape, float... values) {
    return precision == DataType.FLOAT64
        ? samples.create(doubles(values), shape)
        : samples.create(values, shape);
  }

  private NDArray wanted(NDManager samples, Batch batch, int output) {
    OutputPort port = model.outputs().get(output);
    if (port.takesLabels()) {
      long[] labels = Arrays.stream(batch.labels(output)).asLongStream().toArray();
      List<Integer> places = port.shape().subList(1, port.shape().size());
      return samples.create(labels, shape(batch, port.sequence(), places));
    }
    Shape shape = shape(batch, port.sequence(), port.shape());
    return create(samples, shape, batch.targets(output));
  }

  private static double[] doubles(float... values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  // (N, T, ...) along a sequence, (N, ...) else.
  private static Shape shape(Batch batch, int sequence, List<Integer> sample) {
    LongStream sizes = sample.stream().mapToLong(Integer::longValue);
    LongStream first =
        sequence < 0
            ? LongStream.of(batch.size())
            : LongStream.of(batch.size(), batch.room(sequence));
    return new Shape(LongStream.concat(first, sizes).toArray());
  }

  @Override
  public void close() {
    module.close();
    manager.close();
  }
}
