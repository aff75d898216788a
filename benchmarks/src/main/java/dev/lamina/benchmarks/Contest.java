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
    Laps lamina = new Laps(ours, rounds);
    Laps peer = new Laps(theirs, rounds);
    double[] shares = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      double peak = fma.measure() * work.threads();
      shares[i] = flop / lamina.run(i) / peak;
      peer.run(i);
    }
    return result(work, lamina, peer, Stopwatch.median(shares));
  }

  private static Result result(Case work, Laps lamina, Laps peer, double share) {
    return new Result(
        work.name(),
        lamina.time(),
        work.peerName(),
        peer.time(),
        peer.time() / lamina.time(),
        share,
        lamina.processor(),
        peer.processor(),
        lamina.watch.first() / MILLISECOND,
        lamina.watch.warmUp() / MILLISECOND,
        peer.watch.first() / MILLISECOND,
        peer.watch.warmUp() / MILLISECOND,
        lamina.times.length);
  }

  /** The measurements of a side. */
  private static final class Laps {
    private final Stopwatch watch;
    private final double[] times;
    private final double[] processor;

    Laps(Stopwatch watch, int rounds) {
      this.watch = watch;
      times = new double[rounds];
      processor = new double[rounds];
    }

    double run(int round) {
      times[round] = watch.measure();
      processor[round] = watch.processor();
      return times[round];
    }

    double time() {
      return Stopwatch.median(times) / MILLISECOND;
    }

    double processor() {
      return Stopwatch.median(processor) / MILLISECOND;
    }
  }
}
