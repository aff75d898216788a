package dev.lamina.runtime.train;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trains a network on a dataset, epoch after epoch.
 *
 * <pre>
 * TrainingResult result = Trainer.of(model)
 *     .optimizer(Adam.learningRate(1e-3f)).schedule(Schedule.cosine())
 *     .batchSize(64).epochs(5).seed(42)
 *     .validation(test).listener(new ProgressListener()).fit(train);
 * </pre>
 *
 * <p>Unless told otherwise: Adam with a rate of 1e-3, batches of 32, 10 epochs, seed 0, no
 * validation. The same network, data, settings and seed give the same weights, bit for bit.
 */
public final class Trainer {
  final Model model;
  final List<TrainingListener> listeners = new ArrayList<>();
  Optimizer optimizer = Adam.learningRate(1e-3f);
  Schedule schedule = Schedule.constant();
  int batchSize = 32;
  boolean dropsRest;
  boolean bucketed;
  boolean carriesState;
  int epochs = 10;
  long seed;
  int accumulated = 1;
  double normLimit = Double.POSITIVE_INFINITY;
  float valueLimit = Float.POSITIVE_INFINITY;
  @Nullable Dataset validation;
  @Nullable EarlyStopping earlyStopping;
  @Nullable Path checkpoint;
  @Nullable Checkpoint resumed;

  private Trainer(Model model) {
    this.model = model;
  }

  /** A trainer of this network. */
  public static Trainer of(Model model) {
    return new Trainer(model);
  }

  /**
   * How weights are moved. An optimizer that has trained this network before goes on with the
   * moments it has; after each fit its learning rate is what it was before.
   */
  public Trainer optimizer(Optimizer rule) {
    optimizer = rule;
    return this;
  }

  /** How the learning rate changes over time. */
  public Trainer schedule(Schedule changes) {
    schedule = changes;
    return this;
  }

  /** Samples in a batch, 1 or more; the last batch of an epoch holds what is left. */
  public Trainer batchSize(int samples) {
    batchSize = requirePositive("batch size", samples);
    return this;
  }

  /**
   * Leaves out the last batch of an epoch if it would be smaller than the others, by chance other
   * samples in each epoch. A batch norm cannot be trained with a rest of one sample.
   */
  public Trainer dropRest() {
    dropsRest = true;
    return this;
  }

  /**
   * Puts samples of about the same length into a batch, so that little of it is padding; see {@link
   * dev.lamina.runtime.data.SequenceBuckets}.
   */
  public Trainer bucketByLength() {
    bucketed = true;
    return this;
  }

  /**
   * Lets each batch start from the states in which the one before has ended, sample by sample, with
   * gradients that end at the cut: truncated back-propagation through time. Samples keep their
   * order; an epoch and a validation start from zero. For {@link
   * dev.lamina.runtime.data.TokenStreams}, whose number of streams is the batch size.
   */
  public Trainer carryState() {
    carriesState = true;
    return this;
  }

  /** How often the whole dataset is trained, 1 or more. */
  public Trainer epochs(int count) {
    epochs = requirePositive("number of epochs", count);
    return this;
  }

  /** Decides the order of the samples in each epoch. */
  public Trainer seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Moves the weights once every {@code batches} batches, with the mean gradient over all their
   * samples: the same step as with one batch of that size, in less memory.
   */
  public Trainer accumulate(int batches) {
    accumulated = requirePositive("number of accumulated batches", batches);
    return this;
  }

  /** Scales gradients down to this norm, all parameters together, where they exceed it. */
  public Trainer clipNorm(double limit) {
    GradientClipping.requireLimit(limit);
    normLimit = limit;
    return this;
  }

  /** Brings each gradient into {@code -limit .. limit}, before the norm is clipped. */
  public Trainer clipValue(float limit) {
    GradientClipping.requireLimit(limit);
    valueLimit = limit;
    return this;
  }

  /** Evaluates the network on this dataset after each epoch. */
  public Trainer validation(Dataset dataset) {
    validation = dataset;
    return this;
  }

  /** Stops when there is no progress, and leaves the weights of the best epoch in the network. */
  public Trainer earlyStopping(EarlyStopping rule) {
    earlyStopping = rule;
    return this;
  }

  /** As {@link #earlyStopping(EarlyStopping)}, watching the loss. */
  public Trainer earlyStopping(int patience) {
    return earlyStopping(EarlyStopping.patience(patience));
  }

  /** Adds a listener; those added first are told first. */
  public Trainer listener(TrainingListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Writes a checkpoint to this file after each epoch, in place of the one before: all that {@link
   * #resume} needs. The file is at any time the old one or the whole new one. It can be loaded as
   * weights too. An epoch that was cut short leaves the checkpoint of the epoch before it.
   *
   * @throws IllegalArgumentException when its folder does not exist
   */
  public Trainer checkpoint(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "a checkpoint cannot be written to %s, since that is no folder".formatted(folder));
    }
    checkpoint = file;
    return this;
  }

  /**
   * Makes the next {@link #fit} go on with the training that wrote this checkpoint, and loads its
   * weights. With the settings, data and frozen parameters that it had before, the training gives
   * the bits that it would have given without a break.
   *
   * <p>Epochs are counted from the first beginning; {@link #epochs} may now be more. The learning
   * rate, schedule, clipping and listeners may be others too, but not what {@code fit} compares
   * with the checkpoint: network, kind of optimizer, number of samples, batch size, accumulated
   * batches, seed, and early stopping but for its patience.
   *
   * <pre>{@code
   * Trainer trainer = Trainer.of(model).epochs(90).checkpoint(file);
   * if (Files.exists(file)) {
   *   trainer.resume(file);
   * }
   * trainer.fit(train);
   * }</pre>
   *
   * @throws dev.lamina.runtime.weights.WeightsException when the file is damaged, no checkpoint, or
   *     one of another network
   */
  public Trainer resume(Path file) throws IOException {
    resumed = Checkpoint.read(file, model.parameters());
    return this;
  }

  private static int requirePositive(String what, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "the %s must be at least 1, not %s".formatted(what, number));
    }
    return number;
  }

  /**
   * Trains on this dataset.
   *
   * @throws DivergedException when the loss is no longer a finite number
   * @throws IllegalArgumentException when a checkpoint to {@link #resume} has other settings
   * @throws java.io.UncheckedIOException when a checkpoint cannot be written
   * @throws dev.lamina.runtime.data.SampleReadException when a sample cannot be read
   */
  public TrainingResult fit(Dataset train) {
    return new TrainingLoop(this, train).run();
  }
}
