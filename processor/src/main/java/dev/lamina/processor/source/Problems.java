package dev.lamina.processor.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of one network, so that all of them are reported in one run of javac. */
public final class Problems {
  private final List<Problem> list = new ArrayList<>();

  /** Adds a mistake, unless the body of a block used twice has brought it already. */
  public void report(Problem problem) {
    if (!list.contains(problem)) {
      list.add(problem);
    }
  }

  /** Whether anything was found that must fail the build. */
  public boolean anyError() {
    return list.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
  }

  /** What was found: of the build, of the class, then field by field; else in order of finding. */
  public List<Problem> list() {
    return list.stream()
        .sorted(Comparator.comparingInt(p -> p.source().map(Source::order).orElse(-2)))
        .toList();
  }
}
