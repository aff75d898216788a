package dev.lamina.processor.plan;

/** Hands values over between the user's arrays and the memory of a program. */
public sealed interface PortStep extends Step {

  /** Copies input {@code port} from the user's array, (C, H, W), into the arena, channels-last. */
  record LoadInput(int port, Buffer to) implements PortStep {
    @Override
    public Flow flow() {
      return Flow.from().into(to);
    }
  }

  /** Copies the ids of input {@code port}; -1 where no step is. */
  record LoadTokens(int port, Buffer to) implements PortStep {
    @Override
    public Flow flow() {
      return Flow.from().into(to);
    }
  }

  /** Copies the target values of output {@code port} likewise. */
  record LoadTarget(int port, Buffer to) implements PortStep {
    @Override
    public Flow flow() {
      return Flow.from().into(to);
    }
  }

  /** Copies a value into the user's array for output {@code port}, as (C, H, W). */
  record StoreOutput(int port, Buffer from) implements PortStep {
    @Override
    public Flow flow() {
      return Flow.from(from);
    }
  }
}
