package dev.lamina.processor.plan;

import java.util.Optional;

/** Losses of outputs, and their gradients. */
public sealed interface LossStep extends Step {

  /** Softmax cross-entropy of output {@code port}, and its gradient if there is a place for it. */
  record CrossEntropy(
      int port, double weight, Buffer logits, Optional<Buffer> gradient, boolean accumulate)
      implements LossStep {
    @Override
    public Flow flow() {
      return Flow.from(logits).into(gradient, accumulate);
    }
  }

  /** The CTC loss of output {@code port}, and its gradient if there is a place for it. */
  record CtcLoss(
      int port, double weight, Buffer logits, Optional<Buffer> gradient, boolean accumulate)
      implements LossStep {
    @Override
    public Flow flow() {
      return Flow.from(logits).into(gradient, accumulate);
    }
  }

  /** An element-wise loss of output {@code port}, and its gradient if there is a place for it. */
  record ElementLoss(
      int port,
      String kind,
      double weight,
      Buffer x,
      Buffer target,
      Optional<Buffer> gradient,
      boolean accumulate)
      implements LossStep {
    @Override
    public Flow flow() {
      return Flow.from(x, target).into(gradient, accumulate);
    }
  }
}
