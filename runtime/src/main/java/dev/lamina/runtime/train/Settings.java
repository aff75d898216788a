package dev.lamina.runtime.train;

import dev.lamina.runtime.Parameter;

/** What all optimizers have in common: the learning rate, and what weight decay applies to. */
record Settings(float learningRate, float weightDecay, boolean decaysBiases) {
  Settings {
    requireAtLeastZero("learning rate", learningRate);
    requireAtLeastZero("weight decay", weightDecay);
  }

  static Settings of(float learningRate) {
    return new Settings(learningRate, 0, false);
  }

  Settings weightDecay(float decay) {
    return new Settings(learningRate, decay, decaysBiases);
  }

  Settings decayBiases() {
    return new Settings(learningRate, weightDecay, true);
  }

  float decayOf(Parameter parameter) {
    return decaysBiases || parameter.role() == Parameter.Role.WEIGHT ? weightDecay : 0;
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
