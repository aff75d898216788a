package dev.lamina.samples.strokes;

/** Curves that begin at (1, 0) or (0, 0), in steps of equal time. */
enum Kind {
  CIRCLE(24) {
    @Override
    double x(int t) {
      return Math.cos(2 * Math.PI * t / length());
    }

    @Override
    double y(int t) {
      return Math.sin(2 * Math.PI * t / length());
    }
  },
  SPIRAL(40) {
    @Override
    double x(int t) {
      return Math.cos(TURNS * 2 * Math.PI * t / length()) * t / length();
    }

    @Override
    double y(int t) {
      return Math.sin(TURNS * 2 * Math.PI * t / length()) * t / length();
    }
  },
  EIGHT(32) {
    @Override
    double x(int t) {
      return Math.sin(2 * Math.PI * t / length());
    }

    @Override
    double y(int t) {
      return Math.sin(4 * Math.PI * t / length()) / 2;
    }
  };

  private static final double TURNS = 2.5;

  private final int length;

  Kind(int length) {
    this.length = length;
  }

  /** Steps of the whole curve. */
  int length() {
    return length;
  }

  /** Where the pen is after so many steps, to the right. */
  abstract double x(int t);

  /** Where the pen is after so many steps, upwards. */
  abstract double y(int t);
}
