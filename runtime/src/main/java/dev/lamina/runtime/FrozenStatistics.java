package dev.lamina.runtime;

import dev.lamina.runtime.Parameter.Role;

/**
 * Keeps frozen statistics as they are while a step is trained, which moves all of them. Allocates
 * nothing after the first time.
 */
final class FrozenStatistics {
  private final Parameters parameters;
  private final int size;
  private float[] held = new float[0];

  FrozenStatistics(Parameters parameters) {
    this.parameters = parameters;
    int floats = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      floats += parameter.role() == Role.STATISTIC ? parameter.storeSize() : 0;
    }
    this.size = floats;
  }

  /** Copies them before the step. */
  void hold() {
    int at = 0;
    for (int i = 0; i < parameters.size(); i++) {
      if (isOne(parameters.get(i))) {
        at = copy(parameters.get(i), at);
      }
    }
  }

  private int copy(Parameter p, int at) {
    if (held.length < size) {
      held = new float[size];
    }
    System.arraycopy(parameters.store(), p.storeOffset(), held, at, p.storeSize());
    return at + p.storeSize();
  }

  /** Puts the copies back after the step. */
  void putBack() {
    int at = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      if (isOne(p)) {
        System.arraycopy(held, at, parameters.store(), p.storeOffset(), p.storeSize());
        at += p.storeSize();
      }
    }
  }

  private static boolean isOne(Parameter p) {
    return p.frozen() && p.role() == Role.STATISTIC;
  }
}
