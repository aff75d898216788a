package dev.lamina.samples.strokes;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A curve as a pen draws it.
 *
 * @param wish what is told to the network: one of three kinds, size, and cosine and sine of the
 *     angle at which it begins
 * @param steps dx, dy and pen of each step, one behind another; the pen is 1 on paper and 0 in the
 *     last step, when it is lifted
 */
record Curve(float[] wish, float[] steps) {
  /** Numbers of a wish. */
  static final int WISH = 6;

  /** Numbers of a step. */
  static final int STEP = 3;

  /** The longest step is about so long before sizes differ, so that numbers are about 1. */
  private static final double SCALE = 5;

  private static final List<Kind> KINDS = List.of(Kind.values());
  private static final float LARGEST = 1.5f;
  private static final float SMALLEST = 0.75f;

  /** A curve by chance. */
  static Curve draw(Random random) {
    Kind kind = KINDS.get(random.nextInt(KINDS.size()));
    double size = random.nextDouble(SMALLEST, LARGEST);
    return of(kind, size, random.nextDouble(2 * Math.PI));
  }

  /** The curve of this kind and size, turned by an angle. */
  static Curve of(Kind kind, double size, double angle) {
    float[] wish = new float[WISH];
    wish[KINDS.indexOf(kind)] = 1;
    wish[3] = (float) size;
    wish[4] = (float) Math.cos(angle);
    wish[5] = (float) Math.sin(angle);
    int length = kind.length();
    float[] steps = new float[length * STEP];
    for (int t = 0; t < length; t++) {
      double dx = SCALE * size * (kind.x(t + 1) - kind.x(t));
      double dy = SCALE * size * (kind.y(t + 1) - kind.y(t));
      steps[t * STEP] = (float) (dx * wish[4] - dy * wish[5]);
      steps[t * STEP + 1] = (float) (dx * wish[5] + dy * wish[4]);
      steps[t * STEP + 2] = t == length - 1 ? 0 : 1;
    }
    return new Curve(wish, steps);
  }

  /** So many curves; the same seed gives the same ones. */
  static List<Curve> curves(int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> draw(random)).limit(count).toList();
  }

  /** What a network is trained with: at each step the one before, at first zeros, and this one. */
  static Dataset dataset(List<Curve> curves) {
    float[] wishes = new float[curves.size() * WISH];
    float[][] before = new float[curves.size()][];
    for (int n = 0; n < curves.size(); n++) {
      float[] steps = curves.get(n).steps;
      System.arraycopy(curves.get(n).wish, 0, wishes, n * WISH, WISH);
      before[n] = new float[steps.length];
      System.arraycopy(steps, 0, before[n], STEP, steps.length - STEP);
    }
    return InMemoryDataset.of(curves.size())
        .input(wishes)
        .sequences(before)
        .stepTargets(curves.stream().map(Curve::steps).toArray(float[][]::new));
  }

  /** Number of steps. */
  int length() {
    return steps.length / STEP;
  }

  /** Where the pen is after each step, x and y; it begins at 0, 0. */
  double[][] points() {
    double[][] points = new double[length() + 1][2];
    for (int t = 0; t < length(); t++) {
      points[t + 1][0] = points[t][0] + steps[t * STEP];
      points[t + 1][1] = points[t][1] + steps[t * STEP + 1];
    }
    return points;
  }

  /** Mean distance between the pens of two curves, step by step as far as the shorter one goes. */
  double distance(Curve other) {
    double[][] ours = points();
    double[][] theirs = other.points();
    int shared = Math.min(ours.length, theirs.length);
    double sum = 0;
    for (int t = 0; t < shared; t++) {
      sum += Math.hypot(ours[t][0] - theirs[t][0], ours[t][1] - theirs[t][1]);
    }
    return sum / shared;
  }
}
