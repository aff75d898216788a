package dev.lamina.benchmarks;

import dev.lamina.samples.lenet.FmaPeak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Times works of several sizes in turns, beside multiply-adds on registers. */
final class CostTimes {
  /** The line of what the peak would take. */
  static final String PEAK = "its multiply-adds at the peak";

  private final Pace pace;
  private final FmaPeak fma = new FmaPeak();

  CostTimes(Pace pace) {
    this.pace = pace;
  }

  /** Measures lines by name, and closes their works. The peak has the operations of the first. */
  List<CostLine> measure(Map<String, List<CostPoint>> works) {
    List<CostPoint> points = works.values().stream().flatMap(List::stream).toList();
    try {
      List<Stopwatch> watches = points.stream().map(p -> new Stopwatch(p.work())).toList();
      watches.forEach(w -> w.warmUp(pace.warmUp()));
      return inTurns(works, watches);
    } finally {
      points.forEach(p -> p.work().close());
    }
  }

  private List<CostLine> inTurns(Map<String, List<CostPoint>> works, List<Stopwatch> watches) {
    double round = watches.stream().mapToDouble(w -> w.measure() * w.repetitions()).sum();
    int rounds = pace.rounds(round);
    double[][] times = new double[watches.size()][rounds];
    double[] peaks = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      peaks[i] = fma.measure();
      for (int k = 0; k < times.length; k++) {
        times[k][i] = watches.get(k).measure();
      }
    }
    return lines(works, times, Stopwatch.median(peaks));
  }

  private static List<CostLine> lines(
      Map<String, List<CostPoint>> works, double[][] times, double peak) {
    List<CostLine> lines = new ArrayList<>();
    int k = 0;
    for (Map.Entry<String, List<CostPoint>> work : works.entrySet()) {
      List<Double> each = new ArrayList<>();
      for (CostPoint point : work.getValue()) {
        each.add(point.each(Stopwatch.median(times[k++])));
      }
      lines.add(new CostLine(work.getKey(), labels(work.getValue()), each));
    }
    List<CostPoint> first = works.values().iterator().next();
    List<Double> least = first.stream().map(p -> p.eachAtPeak(peak)).toList();
    lines.add(new CostLine(PEAK, labels(first), least));
    return lines;
  }

  private static List<String> labels(List<CostPoint> points) {
    return points.stream().map(CostPoint::label).toList();
  }
}
