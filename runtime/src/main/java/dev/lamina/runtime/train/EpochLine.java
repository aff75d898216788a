package dev.lamina.runtime.train;

/** The figures of an epoch in a line of a checkpoint, from which every bit of them comes back. */
final class EpochLine {
  private EpochLine() {}

  static String of(EpochResult e) {
    return "%s %s %s %s %s %s %s %s"
        .formatted(
            e.epoch(),
            e.trainLoss(),
            e.trainAccuracy(),
            e.validationLoss(),
            e.validationAccuracy(),
            e.learningRate(),
            e.samples(),
            e.seconds());
  }

  /**
   * The figures.
   *
   * @throws IllegalArgumentException when the line is another
   */
  static EpochResult parse(String line) {
    String[] f = line.split(" ", -1);
    if (f.length != 8) {
      throw new IllegalArgumentException(f.length + " figures");
    }
    return new EpochResult(
        Integer.parseInt(f[0]),
        Double.parseDouble(f[1]),
        Double.parseDouble(f[2]),
        Double.parseDouble(f[3]),
        Double.parseDouble(f[4]),
        Float.parseFloat(f[5]),
        Integer.parseInt(f[6]),
        Double.parseDouble(f[7]));
  }
}
