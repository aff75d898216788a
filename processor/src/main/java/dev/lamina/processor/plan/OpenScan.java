package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A scan while its steps are collected. A step belongs to it if it needs, directly or through
 * others, what the step before has left; all else runs for the whole sequence at once, before it or
 * behind it.
 */
final class OpenScan {
  private final Axis axis;
  private final Set<Buffer> carried = new HashSet<>();
  private final List<Step> outside = new ArrayList<>();
  private final List<Step> forward = new ArrayList<>();
  private final List<Step> backward = new ArrayList<>();
  private final List<Runnable> behind = new ArrayList<>();

  OpenScan(Axis axis) {
    this.axis = axis;
  }

  /** What a step finds that the step before has left. */
  void carry(Buffer previous) {
    carried.add(previous);
  }

  /** Takes a forward step if it belongs here. */
  boolean takesForward(Step step) {
    if (step.reads().stream().noneMatch(carried::contains)) {
      outside.add(step);
      return false;
    }
    carried.addAll(step.writes());
    forward.add(step);
    return true;
  }

  /**
   * Whether a value gets its gradient from steps of the scan and from others. Then each adds to it:
   * those behind the scan may be the first to ask for it.
   */
  boolean isShared(Buffer value) {
    List<Step> readers =
        Stream.concat(forward.stream(), outside.stream())
            .filter(step -> step.reads().contains(value))
            .toList();
    long here = readers.stream().filter(this::endsHere).count();
    return 0 < here && here < readers.size();
  }

  // A part of a value that others fill from the scan is so too: its gradient is found there.
  private boolean endsHere(Step step) {
    return step.writes().stream().anyMatch(carried::contains);
  }

  /** Takes a backward step if it belongs here: it reads the gradient of a value that does. */
  boolean takesBackward(Step step) {
    if (step.reads().stream().noneMatch(this::isGradientHere)) {
      return false;
    }
    backward.add(step);
    return true;
  }

  private boolean isGradientHere(Buffer read) {
    return read.role() == Buffer.Role.GRADIENT
        && carried.stream().anyMatch(b -> read.name().equals("d" + b.name()));
  }

  /** Keeps what runs behind the backward scan. */
  void behind(Runnable steps) {
    behind.add(steps);
  }

  SequenceStep.Scan forward() {
    return new SequenceStep.Scan(axis, false, forward);
  }

  SequenceStep.Scan backward() {
    return new SequenceStep.Scan(axis, true, backward);
  }

  /** Gradients that the backward scan fills, step by step. */
  Set<Buffer> gradients() {
    Set<Buffer> gradients = new LinkedHashSet<>();
    backward.forEach(s -> s.writes().forEach(b -> gradients.add(b.current())));
    return gradients;
  }

  List<Runnable> behind() {
    return behind;
  }
}
