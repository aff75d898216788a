package dev.lamina.processor.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a program by walking through it: every buffer is written before it is read, an
 * element-wise step fits its target, and no step destroys what a later one reads. A failure is a
 * mistake of the processor.
 */
public final class PlanVerifier {
  private final Arena arena;
  private final List<Step> steps;
  private final Map<Buffer, Integer> lastRead = new HashMap<>();
  private final Set<Buffer> alive = new HashSet<>();

  private PlanVerifier(Program program) {
    this.arena = program.arena();
    this.steps = program.steps();
  }

  /** Throws {@link IllegalStateException} naming the step where the program is wrong. */
  public static void verify(Program program) {
    new PlanVerifier(program).run();
  }

  private void run() {
    for (int i = 0; i < steps.size(); i++) {
      for (Buffer read : steps.get(i).reads()) {
        lastRead.put(read, i);
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      check(i, steps.get(i));
    }
  }

  private void check(int index, Step step) {
    for (Buffer read : step.reads()) {
      require(alive.contains(read), step, "reads " + read.name() + ", which nothing has written");
    }
    for (Buffer written : step.writes()) {
      require(
          arena.offset(written) + written.size() <= arena.floats(),
          step,
          written.name() + " reaches beyond the arena");
      for (Buffer other : alive) {
        boolean needed = lastRead.getOrDefault(other, -1) > index;
        boolean source = step.reads().contains(other);
        boolean inPlace = step.elementWise() && !needed && samePlace(written, other);
        require(
            other.equals(written) || !(needed || source) || inPlace || apart(written, other),
            step,
            "writes " + written.name() + " over " + other.name());
      }
      alive.add(written);
    }
    if (step instanceof Step.Map map) {
      for (Buffer read : map.reads()) {
        require(
            read.size() == map.out().size(),
            step,
            read.name() + " and " + map.out().name() + " differ in size");
      }
    }
  }

  private boolean apart(Buffer a, Buffer b) {
    return arena.offset(a) + a.size() <= arena.offset(b)
        || arena.offset(b) + b.size() <= arena.offset(a);
  }

  private boolean samePlace(Buffer a, Buffer b) {
    return arena.offset(a) == arena.offset(b) && a.size() == b.size();
  }

  private static void require(boolean right, Step step, String what) {
    if (!right) {
      throw new IllegalStateException("plan is wrong at " + PlanText.of(step) + ": " + what);
    }
  }
}
