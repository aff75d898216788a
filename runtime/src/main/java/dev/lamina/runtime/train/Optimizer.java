package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameters;

/**
 * A rule that moves weights against their gradients. An optimizer keeps its moments for the one network
 * that it first updated.
 */
public interface Optimizer {
  /** One step over all parameters with the gradients as they are. */
  void step(Parameters parameters);

  /** The learning rate of the next step. */
  float learningRate();

  /** Changes the learning rate; a schedule calls this. */
  void learningRate(float rate);
}
