package dev.lamina.runtime;

/**
 * Compares gradients with central differences, a few elements of each tensor. Values are floats, so
 * two step widths are combined (Richardson) to keep rounding and curvature both small; near a kink
 * of a ReLU or a maximum the two may still differ.
 */
final class GradientChecker {
  private static final int ELEMENTS = 12;
  private static final float STEP = 1e-2f;

  private final Parameters parameters;
  private final TrainingPass pass;
  private double worst = -1;
  private String worstName = "";
  private int worstElement;
  private int checked;

  /** Runs forward and backward; gradients stand in the parameters afterwards. */
  @FunctionalInterface
  interface TrainingPass {
    /** The loss. */
    double loss();
  }

  GradientChecker(Parameters parameters, TrainingPass pass) {
    this.parameters = parameters;
    this.pass = pass;
  }

  GradientCheck check() {
    pass.loss();
    float[][] gradients = parameters.stream().map(Parameter::gradients).toArray(float[][]::new);
    for (int i = 0; i < gradients.length; i++) {
      if (parameters.get(i).trained()) {
        checkTensor(parameters.get(i), gradients[i]);
      }
    }
    pass.loss();
    return new GradientCheck(Math.max(0, worst), worstName, worstElement, checked);
  }

  private void checkTensor(Parameter parameter, float[] gradient) {
    double largest = 1e-12;
    for (int i = 0; i < gradient.length; i++) {
      if (!Float.isFinite(gradient[i])) {
        note(Double.NaN, parameter, i);
        return;
      }
      largest = Math.max(largest, Math.abs(gradient[i]));
    }
    int elements = Math.min(ELEMENTS, gradient.length);
    for (int i = 0; i < elements; i++) {
      int element = (int) (gradient.length * (2L * i + 1) / (2L * elements));
      double error = Math.abs(gradient[element] - slope(parameter, element)) / largest;
      note(error, parameter, element);
    }
  }

  /** What is not a number is worse than any number, and the first of that kind stays. */
  private void note(double error, Parameter parameter, int element) {
    checked++;
    if (!Double.isNaN(worst) && !(error <= worst)) {
      worst = error;
      worstName = parameter.name();
      worstElement = element;
    }
  }

  private double slope(Parameter parameter, int element) {
    float[] values = parameter.values();
    double wide = difference(parameter, values, element, 2 * STEP);
    double narrow = difference(parameter, values, element, STEP);
    parameter.set(values);
    return (4 * narrow - wide) / 3;
  }

  private double difference(Parameter parameter, float[] values, int element, float step) {
    float[] moved = values.clone();
    moved[element] = values[element] + step;
    double right = at(parameter, moved);
    double width = moved[element];
    moved[element] = values[element] - step;
    width -= moved[element];
    return (right - at(parameter, moved)) / width;
  }

  private double at(Parameter parameter, float[] values) {
    parameter.set(values);
    return pass.loss();
  }
}
