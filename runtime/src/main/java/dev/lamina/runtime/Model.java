package dev.lamina.runtime;

import dev.lamina.runtime.train.Optimizer;
import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.WeightNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A network that can predict and be trained: what every generated class implements.
 *
 * <p>A model owns its weights, its memory and its worker threads, and is used by one thread at a
 * time. After the first call with a batch size, calls with that size or a smaller one allocate
 * nothing.
 */
public interface Model {
  /** Name of the declared class. */
  String name();

  /** Inputs in the order of their fields. */
  List<InputPort> inputs();

  /** Outputs in the order of their fields. */
  List<OutputPort> outputs();

  /** Weights and biases with their gradients, in the order of the layers. */
  Parameters parameters();

  /** Room for up to {@code capacity} samples. */
  default Batch newBatch(int capacity) {
    return new Batch(inputs(), outputs(), capacity);
  }

  /**
   * Runs the batch forward as in training and backward, and replaces the gradients. Predictions of
   * outputs that take labels are filled in with logits, which rank the classes.
   *
   * @return the loss: the mean over the samples, summed over the outputs by their weights
   * @throws IllegalArgumentException when a label is no class of its output; names sample and label
   */
  float lossAndGradients(Batch batch);

  /** As {@link #lossAndGradients(Batch)}, but adds to the gradients that are there. */
  float accumulateGradients(Batch batch);

  /** The loss without training: no dropout, no gradients; also fills in the predictions. */
  float loss(Batch batch);

  /** Fills in the predictions: probabilities where the loss is on logits, else values. */
  void predict(Batch batch);

  /** Moves the weights against the gradients. */
  void update(Optimizer optimizer);

  /** Number of worker threads, 1 or more; results do not depend on it. */
  void threads(int threads);

  /**
   * Whether the outputs of all layers can be read from their handles after a prediction. Off at
   * first: layers then share memory.
   */
  void keepOutputs(boolean keep);

  /**
   * Compares the gradients of this batch with finite differences, 12 elements of each parameter at
   * most. Weights and statistics are afterwards what they were.
   */
  GradientCheck checkGradients(Batch batch);

  /**
   * Whether recurrent layers start where the call before has left them, sample by sample, rather
   * than from zero: for long texts that are cut into pieces. Saying so forgets what they had.
   *
   * @throws IllegalStateException when the network has no state that it could carry
   */
  default void carryState(boolean carry) {
    throw new IllegalStateException(name() + " has no state that it could carry");
  }

  /** Lets recurrent layers start from zero in the next call; nothing to do without any. */
  default void resetState() {}

  /**
   * What training takes in memory with batches of {@code samples} samples.
   *
   * @throws IllegalArgumentException when the network takes sequences, whose length matters too
   */
  default MemoryNeed memory(int samples) {
    for (InputPort input : inputs()) {
      if (input.isSequence()) {
        throw new IllegalArgumentException(
            name() + " takes sequences: ask for memory(samples, steps)");
      }
    }
    return memory(samples, 1);
  }

  /** The same along sequences of {@code steps} steps. */
  MemoryNeed memory(int samples, int steps);

  /** Table of layers: output shape, parameters, multiply-adds. */
  String summary();

  /**
   * Where the random numbers of training are, those of dropout: they depend on it and on nothing
   * else, and each step of training moves it. A checkpoint keeps it.
   */
  long randomState();

  /** Goes on with the random numbers that followed when {@link #randomState()} was this. */
  void randomState(long state);

  /** Writes the weights as safetensors; see {@link SafeTensors}. */
  void save(Path file) throws IOException;

  /**
   * Replaces the weights by those of a file that {@link #save} wrote, or one with the same names.
   */
  void restore(Path file) throws IOException;

  /**
   * Replaces the weights by those of a file that calls them otherwise, or some of them: see {@link
   * WeightNames}.
   */
  default void restore(Path file, WeightNames names) throws IOException {
    SafeTensors.load(parameters(), file, names);
  }
}
