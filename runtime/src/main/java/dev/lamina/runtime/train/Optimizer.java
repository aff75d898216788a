package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameters;

/**
 * A rule that moves weights against their gradients. An optimizer keeps its moments for the one
 * network that it first updated.
 */
public interface Optimizer {
  /**
   * One step with the gradients as they are, over all parameters that are {@linkplain
   * dev.lamina.runtime.Parameter#trained() trained}.
   */
  void step(Parameters parameters);

  /** The learning rate of the next step. */
  float learningRate();

  /**
   * Changes the learning rate; a schedule calls this. The name leaves {@code learningRate(float)}
   * free for the factory methods, as in {@code Adam.learningRate(1e-3f)}.
   */
  void setLearningRate(float rate);
}
