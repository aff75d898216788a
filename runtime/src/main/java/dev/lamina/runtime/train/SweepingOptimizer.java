package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.Task;
import dev.lamina.runtime.kernel.Scratch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer that treats each weight on its own: the store of weights is swept from end to end,
 * and beside it stand state arrays of the same layout. Padding has weight 0 and gradient 0 and
 * keeps both.
 *
 * <p>All that such an optimizer remembers is a step count for each parameter and its named state
 * arrays, so that a checkpoint can hold it.
 */
abstract class SweepingOptimizer implements Optimizer {
  private final Settings settings;
  private final List<String> stateNames;
  private float learningRate;
  private float[][] state = {};
  private long[] steps = {};
  private float[] decays = {};
  private @Nullable Parameters bound;

  // What is being swept; the task is made once, since steps allocate nothing.
  private final Task sweeping = this::sweep;
  private float[] values = {};
  private float[] gradients = {};
  private float decay;

  /** An optimizer with one state array, zero at first, for each name. */
  SweepingOptimizer(Settings settings, String... stateNames) {
    this.settings = settings;
    this.stateNames = List.of(stateNames);
    this.learningRate = settings.learningRate();
  }

  @Override
  public final void step(Parameters parameters) {
    bind(parameters);
    values = parameters.values();
    gradients = parameters.gradients();
    long begun = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter p = parameters.get(i);
      if (p.trained()) {
        if (++steps[i] != begun) {
          begun = steps[i];
          beginStep(begun, learningRate);
        }
        decay = decays[i];
        parameters.share(p.storeOffset(), p.storeOffset() + p.storeSize(), sweeping);
      }
    }
  }

  private void sweep(Scratch scratch, int from, int to) {
    sweep(values, gradients, from, to, decay);
  }

  @SuppressWarnings("ReferenceEquality") // another network's parameters may well have equal names
  private void bind(Parameters parameters) {
    if (bound == parameters) {
      return;
    }
    if (bound != null) {
      throw new IllegalArgumentException(
          "this %s keeps the moments of the network it first updated (%s); make a new one for %s"
              .formatted(getClass().getSimpleName(), describe(bound), describe(parameters)));
    }
    decays = settings.decays(parameters);
    steps = new long[parameters.size()];
    bound = parameters;
    state = new float[stateNames.size()][parameters.values().length];
    for (int i = 0; i < state.length; i++) {
      fillAtStart(i, state[i]);
    }
  }

  private static String describe(Parameters parameters) {
    return "%s values from %s on"
        .formatted(parameters.count(), parameters.isEmpty() ? "none" : parameters.get(0).name());
  }

  /** Steps that each parameter has made; none before the first. */
  final LongStream steps() {
    return Arrays.stream(steps);
  }

  /** The state arrays by name, laid out as the weights are; none before the first step. */
  final Map<String, float[]> states() {
    Map<String, float[]> states = new LinkedHashMap<>();
    for (int i = 0; i < state.length; i++) {
      states.put(stateNames.get(i), state[i]);
    }
    return states;
  }

  /** Goes on with these steps and state arrays as if it had made them itself. */
  final void restore(Parameters parameters, long[] made, Function<String, float[]> states) {
    bind(parameters);
    steps = made;
    for (int i = 0; i < state.length; i++) {
      state[i] = states.apply(stateNames.get(i));
    }
  }

  /** What it is and what it remembers: {@code Adam with first moment, second moment}. */
  @Override
  public final String toString() {
    String name = getClass().getSimpleName();
    return stateNames.isEmpty() ? name : name + " with " + String.join(", ", stateNames);
  }

  /** Gives a state array values other than zero. */
  void fillAtStart(int number, float[] array) {}

  /**
   * Works out what is the same for all weights that are at step {@code step}, counted from 1. A
   * parameter that was frozen for a while is behind the others.
   */
  void beginStep(long step, float rate) {}

  /** Moves the weights {@code from} (inclusive) to {@code to} (exclusive). */
  abstract void sweep(float[] w, float[] g, int from, int to, float decay);

  final Settings settings() {
    return settings;
  }

  /** The state array with this number, in the order of the names. */
  final float[] state(int number) {
    return state[number];
  }

  @Override
  public final float learningRate() {
    return learningRate;
  }

  @Override
  public final void setLearningRate(float rate) {
    Settings.requireAtLeastZero("learning rate", rate);
    learningRate = rate;
  }
}
