package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.Parameters;
import java.util.ArrayList;
import java.util.List;

/** What all optimizers have in common: the learning rate, and how much decays what. */
record Settings(float learningRate, float weightDecay, List<Decay> exceptions) {
  /** Another decay for the parameters whose names match. */
  record Decay(String pattern, float decay) {}

  Settings {
    requireAtLeastZero("learning rate", learningRate);
    requireAtLeastZero("weight decay", weightDecay);
    exceptions = List.copyOf(exceptions);
  }

  static Settings of(float learningRate) {
    return new Settings(learningRate, 0, List.of());
  }

  Settings weightDecay(float decay) {
    return new Settings(learningRate, decay, exceptions);
  }

  Settings weightDecay(float decay, String pattern) {
    requireAtLeastZero("weight decay", decay);
    List<Decay> more = new ArrayList<>(exceptions);
    more.add(new Decay(pattern, decay));
    return new Settings(learningRate, weightDecay, more);
  }

  /** The decay of each parameter: none for biases and scales, which have one dimension. */
  float[] decays(Parameters parameters) {
    float[] decays = new float[parameters.size()];
    for (int i = 0; i < decays.length; i++) {
      decays[i] = parameters.get(i).shape().length > 1 ? weightDecay : 0;
    }
    for (Decay exception : exceptions) {
      for (Parameter matching : parameters.matching(exception.pattern())) {
        decays[parameters.indexOf(matching)] = exception.decay();
      }
    }
    return decays;
  }

  static void requireAtLeastZero(String what, float value) {
    if (!(value >= 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the %s must be a number of at least 0, not %s".formatted(what, value));
    }
  }

  /** An epsilon of 0 would divide 0 by 0 where a weight never had a gradient, as in padding. */
  static void requireEpsilon(float value) {
    if (!(value > 0 && value < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("epsilon must be a number above 0, not " + value);
    }
  }

  static void requireFraction(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s must be at least 0 and less than 1, not %s".formatted(what, value));
    }
  }
}
