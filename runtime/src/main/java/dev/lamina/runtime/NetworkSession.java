package dev.lamina.runtime;

import dev.lamina.dsl.Layer;
import dev.lamina.runtime.decode.Decoded;
import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.train.Optimizer;
import dev.lamina.runtime.weights.SafeTensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Runs a generated program for its model: binds the user's arrays to inputs, labels and
 * predictions, checks them, chooses the arena, and calls the program. Generated classes delegate to
 * it.
 */
public final class NetworkSession {
  private final NetworkProgram program;
  private final NetworkSpec spec;
  private final Memory training;
  private final Memory shared;
  private final Memory kept;
  private final PortBinding binding;
  private final Stepping stepping;
  private final FrozenStatistics statistics;
  private boolean keepOutputs;
  private boolean outputsKept;
  private boolean carriesState;
  private long randomState;
  private long preparedVersion = -1;

  /** A session on a program whose weights are filled by their initialisers from {@code seed}. */
  public NetworkSession(NetworkProgram program, long seed) {
    this(program);
    randomState = seed;
    Initializer.fill(program.parameters, spec.parameters(), seed);
  }

  /** A session on a program whose weights are zero until those of a file replace them all. */
  public NetworkSession(NetworkProgram program) {
    this.program = program;
    this.spec = program.spec;
    this.training = Memory.forTraining(spec);
    this.shared = Memory.forInference(spec);
    this.kept = Memory.keepingAll(spec);
    this.binding = new PortBinding(program);
    this.stepping = new Stepping(program, binding);
    this.statistics = new FrozenStatistics(program.parameters);
    program.threads(Runtime.getRuntime().availableProcessors());
  }

  /** Name of the declared class. */
  public String name() {
    return spec.name();
  }

  /** Inputs in the order of their fields. */
  public List<InputPort> inputs() {
    return List.copyOf(spec.inputs());
  }

  /** Outputs in the order of their fields. */
  public List<OutputPort> outputs() {
    return List.copyOf(spec.outputs());
  }

  /** Trained tensors. */
  public Parameters parameters() {
    return program.parameters;
  }

  /** The live handle of a declared field. */
  public Layer layer(String field) {
    for (NetworkSpec.LayerRow row : spec.layers()) {
      if (row.name().equals(field)) {
        return new LayerHandle(this, row);
      }
    }
    throw new NoSuchElementException(field);
  }

  /**
   * Says how many steps each of {@code samples} samples has along the sequence of an input, before
   * its array is bound, which has room for as many steps in each.
   */
  public NetworkSession steps(int port, float[] values, int[] lengths, int samples) {
    binding.steps(port, length(port, values), lengths, samples);
    return this;
  }

  /** The same for ids. */
  public NetworkSession steps(int port, int[] ids, int[] lengths, int samples) {
    binding.steps(port, length(port, ids), lengths, samples);
    return this;
  }

  /** The same for one sample, which fills the array. */
  public NetworkSession steps(int port, float[] values) {
    binding.steps(port, length(port, values));
    return this;
  }

  /** The same for the ids of one sample. */
  public NetworkSession steps(int port, int[] ids) {
    binding.steps(port, length(port, ids));
    return this;
  }

  private int length(int port, float[] values) {
    Bindings.requireArray("", spec.inputs().get(port).name(), values);
    return values.length;
  }

  private int length(int port, int[] ids) {
    Bindings.requireArray("", spec.inputs().get(port).name(), ids);
    return ids.length;
  }

  /** Steps of the longest bound sample along a sequence. */
  public int steps(int sequence) {
    return program.frames[sequence].steps();
  }

  /** Binds the ids of an input, a sample's steps side by side. */
  public NetworkSession tokens(int port, int[] ids) {
    binding.tokens(port, ids);
    return this;
  }

  /** Binds the samples of an input, side by side as (C, H, W). */
  public NetworkSession input(int port, float[] values, int samples) {
    binding.input(port, values, samples);
    return this;
  }

  /** Binds the class numbers of an output, checked against its number of classes. */
  public NetworkSession labels(int port, int[] classes, int samples) {
    binding.labels(port, classes, samples);
    return this;
  }

  /** Binds the target values of an output. */
  public NetworkSession targets(int port, float[] values, int samples) {
    binding.targets(port, values, samples);
    return this;
  }

  /** Binds the array that takes the answers of an output. */
  public NetworkSession prediction(int port, float[] values, int samples) {
    binding.prediction(port, values, samples);
    return this;
  }

  /** Answers for the bound samples. */
  public void predict(int samples) {
    prepareInference(samples);
    program.predict();
  }

  /** Answers for a batch. */
  public void predict(Batch batch) {
    binding.forInference(batch);
    predict(batch.size());
  }

  /**
   * Runs what comes before the steps of a sequence for the bound sample, and gives the state that
   * the first step starts from.
   */
  public StepState start(int sequence) {
    return stepping.start(sequence, () -> prepareInference(1));
  }

  /** Moves a state on by one id and gives its answer. */
  public float[] step(StepState state, int port, int token) {
    return stepping.step(state, port, token);
  }

  /** Moves a state on by the values of one step and gives its answer. */
  public float[] step(StepState state, int port, float[] values) {
    return stepping.step(state, port, values);
  }

  /**
   * Lets the network say what follows the prompt; the state stays as it is.
   *
   * @param port the input that takes what the output before has answered
   */
  public List<Decoded> generate(StepState state, int port, Decoding decoding, int... prompt) {
    return decoding.decode((s, t) -> stepping.logits(s, port, t), StepState::copy, state, prompt);
  }

  /** Loss without training, and answers, for a batch. */
  public float loss(Batch batch) {
    binding.forLoss(batch);
    prepareInference(batch.size());
    program.evaluate();
    return (float) meanLoss();
  }

  /** Loss and gradients of the bound samples; the gradients are replaced. */
  public float lossAndGradients(int samples) {
    Arrays.fill(program.predictions, null); // an array that an earlier call bound is not for us
    program.parameters.clearGradients();
    return accumulateGradients(samples);
  }

  /** Loss and gradients of a batch; the gradients are replaced. */
  public float lossAndGradients(Batch batch) {
    binding.forLoss(batch);
    program.parameters.clearGradients();
    return accumulateGradients(batch.size());
  }

  /** As {@link #lossAndGradients(Batch)}, but adds to the gradients that are there. */
  public float accumulateGradients(Batch batch) {
    binding.forLoss(batch);
    return accumulateGradients(batch.size());
  }

  /** Moves the weights against the gradients. */
  public void update(Optimizer optimizer) {
    optimizer.step(program.parameters);
  }

  /** Whether a call starts from the states in which the call before has ended, sample by sample. */
  public void carryState(boolean carry) {
    carriesState = carry;
    resetState();
  }

  /** Lets the next call start from zero. */
  public void resetState() {
    for (float[] state : program.states) {
      Arrays.fill(state, 0);
    }
  }

  /** Number of worker threads, 1 or more. */
  public void threads(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
    }
    program.threads(threads);
  }

  /** Whether the outputs of all layers can be read after a prediction; takes more memory. */
  public void keepOutputs(boolean keep) {
    keepOutputs = keep;
    outputsKept = false;
  }

  /** Compares gradients with finite differences. */
  public GradientCheck checkGradients(Batch batch) {
    return new GradientChecker(program.parameters, () -> trainingLoss(batch)).check();
  }

  /** Where the random numbers of training are. */
  public long randomState() {
    return randomState;
  }

  /** Goes on with random numbers from there. */
  public void randomState(long state) {
    randomState = state;
  }

  /**
   * What training takes with batches of {@code samples} samples, along sequences of {@code steps}
   * steps.
   */
  public MemoryNeed memory(int samples, int steps) {
    Bindings.requireSamples(samples);
    return MemoryNeed.of(program, training.bytes(samples, steps));
  }

  /** Table of layers. */
  public String summary() {
    return Summary.of(spec);
  }

  /** Writes the weights as safetensors. */
  public void save(Path file) throws IOException {
    SafeTensors.save(program.parameters, file, Map.of("network", spec.name()));
  }

  /** Replaces the weights by those of a file. */
  public void restore(Path file) throws IOException {
    SafeTensors.load(program.parameters, file);
  }

  /** The value that a buffer holds for the last batch, each sample as (C, pixels). */
  float[] output(NetworkSpec.LayerRow row) {
    if (!outputsKept) {
      throw new IllegalStateException(
          "the output of %s is not kept; call keepOutputs(true), then predict"
              .formatted(row.name()));
    }
    if (program.at(row.buffer()) < 0) {
      throw new IllegalStateException(
          "%s serves auxiliary outputs alone, which a prediction does not compute"
              .formatted(row.name()));
    }
    if (row.perStep()) {
      return steps(row);
    }
    int channels = row.shape().getFirst();
    int size = spec.buffers().get(row.buffer()).size();
    float[] values = new float[size * program.batch];
    program.kernels.transpose(
        size / channels,
        channels,
        program.arena,
        program.at(row.buffer()),
        program.stride,
        values,
        0,
        size,
        false,
        0,
        program.batch);
    return values;
  }

  // Each sample's steps one behind another, as many as the longest sample has; zeros behind the
  // end.
  private float[] steps(NetworkSpec.LayerRow row) {
    int sequence = spec.buffers().get(row.buffer()).sequence();
    Frames frames = program.frames[sequence];
    int channels = row.shape().getFirst();
    int size = spec.buffers().get(row.buffer()).size();
    float[] values = new float[size * frames.steps() * program.batch];
    for (int n = 0; n < program.batch; n++) {
      program.kernels.transpose(
          size / channels,
          channels,
          frames.floats(),
          program.at(row.buffer()) + frames.firstRow(n) * frames.stride(),
          frames.stride(),
          values,
          n * frames.steps() * size,
          size,
          false,
          0,
          frames.length(n));
    }
    return values;
  }

  // The same dropout as in the step before: no new step begins.
  private double trainingLoss(Batch batch) {
    binding.forLoss(batch);
    spec.checkTraining(batch.size());
    program.parameters.clearGradients();
    return train(batch.size());
  }

  private float accumulateGradients(int samples) {
    spec.checkTraining(samples);
    randomState++;
    program.dropoutSeed = Initializer.mix(randomState);
    return (float) train(samples);
  }

  // Statistics move, which are parameters.
  private double train(int samples) {
    stepping.end();
    outputsKept = false;
    program.parameters.changed();
    beginStates();
    program.roomForTiles();
    program.use(training, samples);
    statistics.hold();
    program.train();
    statistics.putBack();
    return meanLoss();
  }

  private void beginStates() {
    if (!carriesState) {
      resetState();
    }
  }

  private void prepareInference(int samples) {
    stepping.end();
    beginStates();
    program.use(keepOutputs ? kept : shared, samples);
    outputsKept = keepOutputs;
    long version = program.parameters.version();
    if (preparedVersion != version) {
      program.prepare();
      preparedVersion = version;
    }
  }

  private double meanLoss() {
    double sum = 0;
    for (int n = 0; n < program.batch; n++) {
      sum += program.losses[n];
    }
    double mean = sum / program.batch;
    for (Frames frames : program.frames) {
      mean += frames.meanLoss();
    }
    return mean;
  }
}
