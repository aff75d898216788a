package dev.lamina.runtime;

import dev.lamina.runtime.kernel.KernelSet;
import java.lang.ref.Cleaner;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The memory and the workers that generated steps run with. A generated class extends it with the
 * steps themselves; {@link NetworkSession} runs them for the model.
 *
 * <p>A step reads and writes {@link #arena} at {@code at(BUFFER) + n * stride} for sample n,
 * channels-last.
 */
public abstract class NetworkProgram {
  private static final Cleaner CLEANER = Cleaner.create();

  /** The network. */
  protected final NetworkSpec spec;

  /** What computes. */
  protected final KernelSet kernels;

  /** Trained values, each tensor as its layout says. */
  protected final float[] weights;

  /** Gradients of {@link #weights}, in the same places. */
  protected final float[] gradients;

  /** Rearranged weights and partial gradients, whose size does not depend on the batch. */
  protected final float[] workspace;

  /** What only inference reads in place of parameters, made of them by {@link #prepare}. */
  protected float[] prepared = new float[0];

  /** The weights, transformed, of the convolution that training computes by tiles at the moment. */
  protected float[] tiled = new float[0];

  /** Values and gradients of all samples, a slice for each. */
  protected float[] arena = new float[0];

  /** Floats from one sample's slice to the next. */
  protected int stride;

  /** Samples in the batch. */
  protected int batch;

  /** Loss of each sample, weighted and summed over the outputs. */
  protected double[] losses = new double[0];

  /** Class numbers for each output: for each sample, or for each row of a sequence. */
  protected int[][] labels;

  final Parameters parameters;
  final Frames[] frames;
  float[][] states;
  int[][] tokens;
  float[][] inputs;
  float[][] targets;
  float[] @Nullable [] predictions;
  long dropoutSeed;
  private int[] offsets = new int[0];
  private WorkerTeam team = new WorkerTeam(1);
  private Cleaner.@Nullable Cleanable cleanable;

  /** A program with zero weights. */
  protected NetworkProgram(NetworkSpec spec, KernelSet kernels, int workspaceFloats) {
    this.spec = spec;
    this.kernels = kernels;
    this.parameters = new Parameters();
    for (NetworkSpec.ParameterRow p : spec.parameters()) {
      parameters.declare(p.name(), NetworkSpec.array(p.shape()), p.role(), p.layout());
    }
    parameters.allocate();
    this.weights = parameters.values();
    this.gradients = parameters.gradients();
    this.workspace = new float[workspaceFloats];
    this.frames = new Frames[spec.sequences().size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new Frames(spec.sequences().get(i));
    }
    this.states = new float[spec.states().size()][0];
    this.inputs = new float[spec.inputs().size()][];
    this.tokens = new int[spec.inputs().size()][];
    this.labels = new int[spec.outputs().size()][];
    this.targets = new float[spec.outputs().size()][];
    this.predictions = new float[spec.outputs().size()][];
  }

  /** Runs forward, loss and backward; adds to {@link #gradients}. */
  protected abstract void train();

  /** Makes of the parameters what inference reads; runs before it whenever they have changed. */
  protected void prepare() {}

  /** Makes room for what {@link #prepare} makes, the first time. */
  protected final void roomToPrepare(int floats) {
    if (prepared.length < floats) {
      prepared = new float[floats];
    }
  }

  /** Makes room for {@link #tiled}, the first time. */
  final void roomForTiles() {
    if (tiled.length < spec.tiledFloats()) {
      tiled = new float[spec.tiledFloats()];
    }
  }

  /** Runs forward and hands out the answers. */
  protected abstract void predict();

  /** Runs what comes before the steps of a sequence that is generated step by step. */
  protected void encode() {
    throw new IllegalStateException(spec.name() + " does not run step by step");
  }

  /** Runs one step of such a sequence and hands out its answer. */
  protected void step() {
    throw new IllegalStateException(spec.name() + " does not run step by step");
  }

  /** Runs forward, computes the losses without gradients, and hands out the answers. */
  protected abstract void evaluate();

  /** Place of a buffer in a slice. */
  protected final int at(int buffer) {
    return offsets[buffer];
  }

  /** Shares the batch among the workers; each takes at most {@code block} samples at a time. */
  protected final void bySamples(int block, Task task) {
    team.run(batch, block, task);
  }

  /** Shares {@code parts} parts of some other work among the workers. */
  protected final void byParts(int parts, Task task) {
    team.runParts(parts, task);
  }

  /** First sample of one of {@code slices} equal parts of the batch. */
  protected final int sliceStart(int slice, int slices) {
    return (int) ((long) batch * slice / slices);
  }

  /** Seed of the dropout layer with this number in this step of training. */
  protected final long dropoutSeed(int layer) {
    return dropoutSeed + layer;
  }

  /** Copies samples of an input from (C, pixels) into the arena as (pixels, C). */
  protected final void loadInput(int port, int buffer, int channels, int pixels, int from, int to) {
    load(inputs[port], buffer, channels, pixels, from, to);
  }

  /** Copies the targets of an output likewise. */
  protected final void loadTarget(
      int port, int buffer, int channels, int pixels, int from, int to) {
    load(targets[port], buffer, channels, pixels, from, to);
  }

  private void load(float[] source, int buffer, int channels, int pixels, int from, int to) {
    kernels.transpose(
        channels, pixels, source, 0, channels * pixels, arena, at(buffer), stride, false, from, to);
  }

  /**
   * Copies samples of a value from the arena to the predictions of an output, if they are wanted.
   */
  protected final void storeOutput(
      int port, int buffer, int channels, int pixels, int from, int to) {
    float[] target = predictions[port];
    if (target != null) {
      kernels.transpose(
          pixels,
          channels,
          arena,
          at(buffer),
          stride,
          target,
          0,
          channels * pixels,
          false,
          from,
          to);
    }
  }

  /** The rows of the sequence with this number. */
  protected final Frames frames(int sequence) {
    return frames[sequence];
  }

  /** Copies the steps of an input as (pixels, C) into rows; zeros where no step is. */
  protected final void loadFrames(
      Frames rows, int port, int buffer, int channels, int pixels, int from, int to) {
    loadFrames(rows, inputs[port], buffer, channels, pixels, from, to);
  }

  /** Copies the targets of an output likewise. */
  protected final void loadFrameTargets(
      Frames rows, int port, int buffer, int channels, int pixels, int from, int to) {
    loadFrames(rows, targets[port], buffer, channels, pixels, from, to);
  }

  private void loadFrames(
      Frames rows, float[] source, int buffer, int channels, int pixels, int from, int to) {
    int size = channels * pixels;
    rows.clearPadding(at(buffer), size, from, to);
    for (int n = from; n < to; n++) {
      // Steps of a sample stand side by side in the user's array: its rows are a batch by itself.
      int place = at(buffer) + rows.firstRow(n) * rows.stride();
      kernels.transpose(
          channels,
          pixels,
          source,
          n * rows.room() * size,
          size,
          rows.floats(),
          place,
          rows.stride(),
          false,
          0,
          rows.length(n));
    }
  }

  /** Copies the ids of an input into rows; -1 where no step is. */
  protected final void loadTokens(Frames rows, int port, int buffer, int from, int to) {
    rows.loadTokens(tokens[port], at(buffer), from, to);
  }

  /** Copies rows to the predictions of an output, if they are wanted; zeros where no step is. */
  protected final void storeFrames(
      Frames rows, int port, int buffer, int channels, int pixels, int from, int to) {
    float[] target = predictions[port];
    if (target == null) {
      return;
    }
    int size = channels * pixels;
    for (int n = from; n < to; n++) {
      int first = n * rows.room() * size;
      int steps = rows.length(n);
      int place = at(buffer) + rows.firstRow(n) * rows.stride();
      kernels.transpose(
          pixels,
          channels,
          rows.floats(),
          place,
          rows.stride(),
          target,
          first,
          size,
          false,
          0,
          steps);
      Arrays.fill(target, first + steps * size, first + rows.room() * size, 0);
    }
  }

  /** Fills a carried state from a buffer of the samples, or with zeros where {@code at} is -1. */
  protected final void setState(int state, int at, int size, int from, int to) {
    for (int n = from; n < to; n++) {
      if (at < 0) {
        Arrays.fill(states[state], n * size, (n + 1) * size, 0);
      } else {
        System.arraycopy(arena, at + n * stride, states[state], n * size, size);
      }
    }
  }

  /** Zeroes a value of each sample. */
  protected final void clear(int buffer, int size, int from, int to) {
    for (int n = from; n < to; n++) {
      int start = at(buffer) + n * stride;
      Arrays.fill(arena, start, start + size, 0);
    }
  }

  /** Puts a carried state before the first steps. */
  protected final void loadState(int state, Frames rows, int buffer, int size, int from, int to) {
    rows.putFirst(states[state], 0, size, at(buffer), size, from, to);
  }

  /** Keeps the state after the last steps. */
  protected final void saveState(int state, Frames rows, int buffer, int size, int from, int to) {
    rows.takeLast(at(buffer), size, states[state], 0, size, false, from, to);
  }

  /** Makes room for a batch and says what the following steps run with. */
  final void use(Memory layout, int samples) {
    arena = layout.samples().floats(samples);
    stride = layout.samples().stride();
    offsets = layout.offsets();
    for (int i = 0; i < frames.length; i++) {
      frames[i].use(layout.frames(i));
    }
    for (int i = 0; i < states.length; i++) {
      if (states[i].length < samples * spec.stateSize(i)) {
        states[i] = Arrays.copyOf(states[i], samples * spec.stateSize(i));
      }
    }
    batch = samples;
    if (losses.length < samples) {
      losses = new double[samples];
    }
    Arrays.fill(losses, 0, samples, 0);
  }

  final void threads(int threads) {
    if (threads == team.size()) {
      return;
    }
    if (cleanable != null) {
      cleanable.clean();
    }
    WorkerTeam started = new WorkerTeam(threads);
    team = started;
    parameters.shareWith(team);
    cleanable = CLEANER.register(this, started::close);
  }

  final int threads() {
    return team.size();
  }
}
