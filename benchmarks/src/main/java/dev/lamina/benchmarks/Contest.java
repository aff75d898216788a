package dev.lamina.benchmarks;

import dev.lamina.samples.lenet.FmaPeak;
import java.io.IOException;

/** Runs cases: compares numbers, warms both sides up, then measures them in turns. */
final class Contest {
  private static final double MILLISECOND = 1e6;

  private final Pace pace;
  private final FmaPeak fma = new FmaPeak();

  Contest(Pace pace) {
    this.pace = pace;
  }

  /** Operations a nanosecond of one thread on registers: the median of some measurements. */
  double peak() {
    double[] peaks = new double[51];
    for (int i = 0; i < peaks.length; i++) {
      peaks[i] = fma.measure();
    }
    return Stopwatch.median(peaks);
  }

  /**
   * Measures a case.
   *
   * @throws DifferentNumbersException if the sides do not compute the same
   */
  Result run(Case work) throws IOException {
    try (Sides sides = work.make().sides()) {
      Sameness.require(work.name(), sides.lamina().numbers(), sides.peer().numbers());
      Stopwatch ours = new Stopwatch(sides.lamina());
      Stopwatch theirs = new Stopwatch(sides.peer());
      ours.warmUp(pace.warmUp());
      theirs.warmUp(pace.warmUp());
      return inTurns(work, sides.flop(), ours, theirs);
    }
  }

  private Result inTurns(Case work, double flop, Stopwatch ours, Stopwatch theirs) {
    double each = ours.measure() * ours.repetitions() + theirs.measure() * theirs.repetitions();
    int rounds = pace.rounds(each);
    double[] lamina = new double[rounds];
    double[] peer = new double[rounds];
    double[] shares = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double peak = fma.measure() * work.threads();
      lamina[i] = ours.measure();
      peer[i] = theirs.measure();
      shares[i] = flop / lamina[i] / peak;
    }
    return result(work, Stopwatch.median(lamina), Stopwatch.median(peer), shares, ours, theirs);
  }

  private static Result result(
      Case work, double lamina, double peer, double[] shares, Stopwatch ours, Stopwatch theirs) {
    return new Result(
        work.name(),
        lamina / MILLISECOND,
        work.peerName(),
        peer / MILLISECOND,
        peer / lamina,
        Stopwatch.median(shares),
        ours.first() / MILLISECOND,
        ours.warmUp() / MILLISECOND,
        theirs.first() / MILLISECOND,
        theirs.warmUp() / MILLISECOND,
        shares.length);
  }
}
