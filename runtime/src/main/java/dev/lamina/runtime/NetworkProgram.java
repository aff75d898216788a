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

  /** Pieces that work by parts is cut into: a few for each worker, so that one may lag. */
  private static final int PIECES = 16;

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

  /** What inference reads in place of parameters, made of them by {@link #prepare}. */
  protected float[] prepared = new float[0];

  /** Values and gradients of all samples, a slice for each. */
  protected float[] arena = new float[0];

  /** Floats from one sample's slice to the next. */
  protected int stride;

  /** Samples in the batch. */
  protected int batch;

  /** Loss of each sample, weighted and summed over the outputs. */
  protected double[] losses = new double[0];

  /** Class numbers for each output. */
  protected int[][] labels;

  final Parameters parameters;
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
    spec.parameters().forEach(p -> parameters.declare(p.name(), shape(p), p.role(), p.layout()));
    parameters.allocate();
    this.weights = parameters.values();
    this.gradients = parameters.gradients();
    this.workspace = new float[workspaceFloats];
    this.inputs = new float[spec.inputs().size()][];
    this.labels = new int[spec.outputs().size()][];
    this.targets = new float[spec.outputs().size()][];
    this.predictions = new float[spec.outputs().size()][];
  }

  private static int[] shape(NetworkSpec.ParameterRow row) {
    return row.shape().stream().mapToInt(Integer::intValue).toArray();
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

  /** Runs forward and hands out the answers. */
  protected abstract void predict();

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
    team.run(parts, Math.ceilDiv(parts, PIECES), task);
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

  /** Makes room for a batch and says what the following steps run with. */
  final void use(Arena layout, int samples) {
    arena = layout.floats(samples);
    stride = layout.stride();
    offsets = layout.offsets();
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
    cleanable = CLEANER.register(this, started::close);
  }

  final int threads() {
    return team.size();
  }
}
