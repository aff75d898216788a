package dev.lamina.runtime.decode;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Labels that a CTC output may begin with, as a node of a tree: one label more than its parent. It
 * has the log-probabilities of all paths so far that give these labels, apart for those that end in
 * a blank, since only after a blank is the same label a new one.
 */
final class Prefix {
  private static final double NEVER = Double.NEGATIVE_INFINITY;

  private final @Nullable Prefix parent;
  private final int label;
  private final int length;
  private final Map<Integer, Prefix> children = new HashMap<>();
  private double blank = NEVER;
  private double labelled = NEVER;
  private double nextBlank = NEVER;
  private double nextLabelled = NEVER;

  private Prefix(@Nullable Prefix parent, int label, int length) {
    this.parent = parent;
    this.label = label;
    this.length = length;
  }

  /** No label yet: before the first step the one path is the empty one. */
  static Prefix empty() {
    Prefix root = new Prefix(null, -1, 0);
    root.blank = 0;
    return root;
  }

  boolean isEmpty() {
    return parent == null;
  }

  int label() {
    return label;
  }

  double logProbability() {
    return Logits.logAdd(blank, labelled);
  }

  boolean isPossible() {
    return logProbability() > NEVER;
  }

  /** Paths that go on with a blank, or with the last label once more. */
  void stay(double ofBlank, double ofLabel) {
    nextBlank = Logits.logAdd(nextBlank, logProbability() + ofBlank);
    nextLabelled = Logits.logAdd(nextLabelled, labelled + ofLabel);
  }

  /** Paths that go on with a new label. */
  Prefix extend(int next, double ofNext) {
    Prefix child = children.get(next);
    if (child == null) {
      child = new Prefix(this, next, length + 1);
      children.put(next, child);
    }
    double from = next == label ? blank : logProbability();
    child.nextLabelled = Logits.logAdd(child.nextLabelled, from + ofNext);
    return child;
  }

  /** Takes the step that {@link #stay} and {@link #extend} prepared. */
  void advance() {
    blank = nextBlank;
    labelled = nextLabelled;
    nextBlank = NEVER;
    nextLabelled = NEVER;
  }

  /** Is followed no more. It leaves the tree unless it leads to others. */
  void drop() {
    blank = NEVER;
    labelled = NEVER;
    Prefix at = this;
    while (at.parent != null && at.children.isEmpty() && !at.isPossible()) {
      at.parent.children.remove(at.label);
      at = at.parent;
    }
  }

  int[] labels() {
    int[] labels = new int[length];
    for (Prefix at = this; at.parent != null; at = at.parent) {
      labels[at.length - 1] = at.label;
    }
    return labels;
  }
}
