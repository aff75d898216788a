package dev.lamina.benchmarks;

/** The three products of a convolution. */
enum Direction {
  /** The output from input and weights. */
  FORWARD("forward"),
  /** The gradient of the input. */
  DATA("backward-data"),
  /** The gradient of the weights. */
  WEIGHTS("backward-weights");

  private final String words;

  Direction(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
