package dev.lamina.runtime;

import dev.lamina.dsl.Init;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.kernel.Convolution;
import dev.lamina.runtime.kernel.StoredLayout;
import dev.lamina.runtime.kernel.Winograd;
import java.util.ArrayList;
import java.util.List;

/**
 * What a generated class says of its network: inputs, outputs, layers, parameters, and the table of
 * its arena. Made once for each class and shared by all its models.
 */
public final class NetworkSpec {
  private final String name;
  private final List<InputPort> inputs = new ArrayList<>();
  private final List<OutputPort> outputs = new ArrayList<>();
  private final List<LayerRow> layers = new ArrayList<>();
  private final List<ParameterRow> parameters = new ArrayList<>();
  private final List<BufferRow> buffers = new ArrayList<>();
  private final List<String> batchNorms = new ArrayList<>();
  private final List<Convolution> convolutions = new ArrayList<>();
  private final List<Winograd> tiles = new ArrayList<>();
  private int tiledFloats;
  private final List<String> sequences = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final List<Integer> stateSizes = new ArrayList<>();

  /** Bytes of the classes, workers and handles of any network, on the heap. */
  private static final int FIRST_BYTES = 500_000;

  /** Bytes that a row takes with its names, and with what the model keeps beside it. */
  private static final int BYTES_A_ROW = 600;

  /** Stands for the axis of the samples where else the number of a sequence stands. */
  static final int SAMPLES = -1;

  /**
   * A declared field: its annotations, shape, number of parameters, multiply-adds, and its buffer.
   */
  record LayerRow(
      String name,
      String quote,
      List<Integer> shape,
      long parameters,
      long multiplyAdds,
      int buffer,
      boolean perStep) {}

  /** A tensor of the weight store and how it is filled at first. */
  record ParameterRow(
      String name,
      Parameter.Role role,
      StoredLayout layout,
      Init init,
      long fanIn,
      long fanOut,
      List<Integer> shape) {}

  /**
   * A buffer: the sequence along which it has values, floats a sample or a step, and its place in a
   * slice for training and inference, -1 for none.
   */
  record BufferRow(String name, int sequence, int size, int training, int inference) {
    BufferRow withoutPlace() {
      return new BufferRow(name, sequence, size, -1, -1);
    }
  }

  private NetworkSpec(String name) {
    this.name = name;
  }

  /** Begins the description of a network. */
  public static NetworkSpec of(String name) {
    return new NetworkSpec(name);
  }

  /** Adds a sequence; they are numbered from 0 in the order of these calls. */
  public NetworkSpec sequence(String field) {
    sequences.add(field);
    return this;
  }

  /** Adds a state that is carried from one call to the next; numbered likewise. */
  public NetworkSpec state(String field, int size) {
    states.add(field);
    stateSizes.add(size);
    return this;
  }

  /** Adds an input with the shape of one sample. */
  public NetworkSpec input(String field, int... shape) {
    inputs.add(new InputPort(field, list(shape)));
    return this;
  }

  /** Adds an input that is a sequence, with the shape of one step. */
  public NetworkSpec sequenceInput(String field, int sequence, int... shape) {
    inputs.add(new InputPort(field, list(shape), sequence, 0));
    return this;
  }

  /** Adds an input that is a sequence of ids below {@code vocabulary}. */
  public NetworkSpec tokens(String field, int sequence, int vocabulary) {
    inputs.add(new InputPort(field, List.of(1), sequence, vocabulary));
    return this;
  }

  /** Adds an output with the shape of one sample. */
  public NetworkSpec output(String field, Loss loss, float weight, int... shape) {
    outputs.add(new OutputPort(field, list(shape), loss, weight));
    return this;
  }

  /** Adds an output with a value for each step of a sequence, with the shape of one step. */
  public NetworkSpec sequenceOutput(
      String field, int sequence, Loss loss, float weight, int... shape) {
    outputs.add(new OutputPort(field, list(shape), loss, weight, sequence));
    return this;
  }

  /** Adds a declared field. */
  public NetworkSpec layer(
      String field, String quote, long parameters, long multiplyAdds, int buffer, int... shape) {
    layers.add(new LayerRow(field, quote, list(shape), parameters, multiplyAdds, buffer, false));
    return this;
  }

  /** Adds a declared field with a value for each step; multiply-adds are those of one step. */
  public NetworkSpec sequenceLayer(
      String field, String quote, long parameters, long multiplyAdds, int buffer, int... shape) {
    layers.add(new LayerRow(field, quote, list(shape), parameters, multiplyAdds, buffer, true));
    return this;
  }

  /** Adds a tensor of the weight store; {@code shape} is PyTorch's. */
  public NetworkSpec parameter(
      String path,
      Parameter.Role role,
      StoredLayout layout,
      Init init,
      long fanIn,
      long fanOut,
      int... shape) {
    parameters.add(new ParameterRow(path, role, layout, init, fanIn, fanOut, list(shape)));
    return this;
  }

  /** Adds a buffer; they are numbered from 0 in the order of these calls. */
  public NetworkSpec buffer(String value, int size, int training, int inference) {
    buffers.add(new BufferRow(value, SAMPLES, size, training, inference));
    return this;
  }

  /** Adds a buffer with values along a sequence, {@code size} floats a step. */
  public NetworkSpec sequenceBuffer(
      String value, int sequence, int size, int training, int inference) {
    buffers.add(new BufferRow(value, sequence, size, training, inference));
    return this;
  }

  /** Adds a convolution, for the memory that its tables take. */
  public NetworkSpec convolution(Convolution convolution) {
    convolutions.add(convolution);
    return this;
  }

  /** Adds what training computes by tiles, for the memory that it takes. */
  public NetworkSpec tiles(Winograd winograd) {
    tiles.add(winograd);
    tiledFloats = Math.max(tiledFloats, winograd.weightSize());
    return this;
  }

  /** Says that a field normalises one value a channel, which cannot be trained with one sample. */
  public NetworkSpec needsSeveralSamples(String field) {
    batchNorms.add(field);
    return this;
  }

  /** Refuses a batch that is too small to be trained with. */
  void checkTraining(int samples) {
    if (samples < 2 && !batchNorms.isEmpty()) {
      throw new IllegalArgumentException(
          "@BatchNorm %s needs more than one value a channel to be trained, but a batch of %s has %s; take batches of 2 samples or more, the last one of an epoch too, which Trainer.dropRest() leaves out"
              .formatted(String.join(", ", batchNorms), samples, samples));
    }
  }

  String name() {
    return name;
  }

  List<InputPort> inputs() {
    return inputs;
  }

  List<OutputPort> outputs() {
    return outputs;
  }

  List<LayerRow> layers() {
    return layers;
  }

  List<ParameterRow> parameters() {
    return parameters;
  }

  /** What these descriptions, and all else that is no array of numbers, are estimated to take. */
  long descriptionBytes() {
    int rows = layers.size() + parameters.size() + buffers.size() + convolutions.size();
    return FIRST_BYTES + (long) BYTES_A_ROW * rows;
  }

  List<Convolution> convolutions() {
    return convolutions;
  }

  List<Winograd> tiles() {
    return tiles;
  }

  /** Floats of the largest transformed weights of training. */
  int tiledFloats() {
    return tiledFloats;
  }

  List<String> sequences() {
    return sequences;
  }

  List<String> states() {
    return states;
  }

  int stateSize(int state) {
    return stateSizes.get(state);
  }

  List<BufferRow> buffers() {
    return buffers;
  }

  static int[] array(List<Integer> shape) {
    int[] array = new int[shape.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = shape.get(i);
    }
    return array;
  }

  private static List<Integer> list(int[] shape) {
    List<Integer> list = new ArrayList<>();
    for (int size : shape) {
      list.add(size);
    }
    return List.copyOf(list);
  }
}
