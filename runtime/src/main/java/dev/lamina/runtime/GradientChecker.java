package dev.lamina.runtime;

import dev.lamina.runtime.Parameter.Role;

/**
 * Compares gradients with finite differences, a few elements of each tensor: the slope of the
 * parabola through the loss at a value and at two steps from it.
 *
 * <p>Curvature spoils a wide step and rounding a narrow one, since values are floats; and a step
 * over the kink of a ReLU or a maximum tells nothing of the gradient. So differences to both sides,
 * to the left and to the right are taken with ever narrower steps, and a gradient is as wrong as
 * the two neighbouring ones say that are nearest to it.
 */
final class GradientChecker {
  private static final int ELEMENTS = 12;
  private static final float[] STEPS = {1e-2f, 3e-3f, 1e-3f, 3e-4f};

  /**
   * Gradients below this share of the loss are measured by it: rounding lets differences tell no
   * slope that is smaller than about a hundredth of it. The bias before a batch norm has none.
   */
  private static final double RESOLUTION = 2e-3;

  private final Parameters parameters;
  private final TrainingPass pass;
  private double loss;
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
    float[] values = parameters.values().clone();
    loss = pass.loss();
    double least = Math.max(1e-12, RESOLUTION * Math.abs(loss));
    float[][] gradients = new float[parameters.size()][];
    for (int i = 0; i < gradients.length; i++) {
      gradients[i] = parameters.get(i).gradients();
    }
    for (int i = 0; i < gradients.length; i++) {
      if (parameters.get(i).role() != Role.STATISTIC) {
        checkTensor(parameters.get(i), gradients[i], least);
      }
    }
    pass.loss();
    restore(values); // statistics too, which move in each pass
    return new GradientCheck(Math.max(0, worst), worstName, worstElement, checked);
  }

  private void restore(float[] values) {
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
  }

  private void checkTensor(Parameter parameter, float[] gradient, double least) {
    double largest = least;
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
      note(error(parameter, element, gradient[element]) / largest, parameter, element);
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

  private double error(Parameter parameter, int element, float gradient) {
    float[] values = parameter.values();
    Distance left = new Distance(gradient);
    Distance middle = new Distance(gradient);
    Distance right = new Distance(gradient);
    float size = Math.max(1, Math.abs(values[element]));
    for (float width : STEPS) {
      float step = width * size; // or it would be lost beside a large value
      Side below = new Side(parameter, values, element, -step);
      Side above = new Side(parameter, values, element, step);
      left.add(slope(below.x1, below.y1, below.x2, below.y2));
      middle.add(slope(below.x1, below.y1, above.x1, above.y1));
      right.add(slope(above.x1, above.y1, above.x2, above.y2));
    }
    parameter.set(values);
    return Math.min(middle.least, Math.min(left.least, right.least));
  }

  /** The slope at 0 of the parabola through (0, 0), (x1, y1) and (x2, y2). */
  private static double slope(double x1, double y1, double x2, double y2) {
    return (y1 / x1 * x2 - y2 / x2 * x1) / (x2 - x1);
  }

  /** How far two slopes in a row are from a gradient, both of them, at the least. */
  private static final class Distance {
    private final double gradient;
    private double least = Double.POSITIVE_INFINITY;
    private double last = Double.POSITIVE_INFINITY;

    Distance(double gradient) {
      this.gradient = gradient;
    }

    void add(double slope) {
      double distance = Math.abs(gradient - slope);
      least = Math.min(least, Math.max(last, distance));
      last = distance;
    }
  }

  /** Two points of the loss on one side of an element's value, seen from there. */
  private final class Side {
    private final double x1;
    private final double y1;
    private final double x2;
    private final double y2;

    Side(Parameter parameter, float[] values, int element, float step) {
      float[] moved = values.clone();
      moved[element] = values[element] + step;
      x1 = (double) moved[element] - values[element];
      y1 = rise(parameter, moved);
      moved[element] = values[element] + 2 * step;
      x2 = (double) moved[element] - values[element];
      y2 = rise(parameter, moved);
    }

    private double rise(Parameter parameter, float[] values) {
      parameter.set(values);
      return pass.loss() - loss;
    }
  }
}
