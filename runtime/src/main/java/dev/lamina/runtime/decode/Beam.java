package dev.lamina.runtime.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.UnaryOperator;

/** One run of a {@link BeamSearch}. */
final class Beam<S> {
  private final BeamSearch search;
  private final StepFunction<S> step;
  private final UnaryOperator<S> copy;

  /** Beginnings that are followed, the likeliest first. */
  private List<Live<S>> live = List.of();

  /** Results, the best first. */
  private final List<Decoded> ended = new ArrayList<>();

  Beam(BeamSearch search, StepFunction<S> step, UnaryOperator<S> copy) {
    this.search = search;
    this.step = step;
    this.copy = copy;
  }

  /** A beginning, and the network's state before its last token. */
  private record Live<S>(Hypothesis hypothesis, S state) {}

  /** A beginning that may be followed next, and the number of the one that it comes from. */
  private record Candidate(Hypothesis hypothesis, int parent, long order) {
    /** Of equally likely ones the latest counts as the worst. */
    static final Comparator<Candidate> WORST_FIRST =
        Comparator.comparingDouble((Candidate c) -> c.hypothesis.logProbability())
            .thenComparing(Comparator.comparingLong(Candidate::order).reversed());
  }

  List<Decoded> run(S state, int[] prompt) {
    live = List.of(new Live<>(Hypothesis.start(Generation.start(step, state, prompt)), state));
    for (int length = 1; length <= search.ending.maxLength() && !isDecided(); length++) {
      live = follow(bestNext(length));
    }
    // Cut off by the greatest length; after a search that ended early none of them gets in.
    for (Live<S> cut : live) {
      end(cut.hypothesis, cut.hypothesis.tokens(), false);
    }
    return List.copyOf(ended);
  }

  /**
   * Whether nothing that is followed can still enter the results: tokens to come lower the
   * probability, and no length is penalised less than the greatest.
   */
  private boolean isDecided() {
    return live.isEmpty()
        || (ended.size() == search.width
            && ended.getLast().score()
                >= search.score(
                    live.getFirst().hypothesis.logProbability(), search.ending.maxLength()));
  }

  /** Steps all beginnings; returns the likeliest that do not end, the best first. */
  private Deque<Candidate> bestNext(int length) {
    PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.WORST_FIRST);
    long order = 0;
    for (int parent = 0; parent < live.size(); parent++) {
      Hypothesis before = live.get(parent).hypothesis;
      float[] logits = search.ending.require(step.step(live.get(parent).state, before.token()));
      double logSum = Logits.logSum(logits, length);
      for (int token = 0; token < logits.length; token++) {
        double logProbability = before.logProbability() + logits[token] - logSum;
        if (logProbability == Double.NEGATIVE_INFINITY) {
          continue;
        }
        if (token == search.ending.stopToken()) {
          end(before.then(token, logProbability), before.tokens(), true);
        } else if (best.size() < search.width
            || logProbability > best.element().hypothesis.logProbability()) {
          best.add(new Candidate(before.then(token, logProbability), parent, order++));
          if (best.size() > search.width) {
            best.remove();
          }
        }
      }
    }
    Deque<Candidate> sorted = new ArrayDeque<>();
    while (!best.isEmpty()) {
      sorted.addFirst(best.remove());
    }
    return sorted;
  }

  /** The first that follows a beginning goes on with its state, all others with copies. */
  private List<Live<S>> follow(Deque<Candidate> candidates) {
    boolean[] taken = new boolean[live.size()];
    List<Live<S>> next = new ArrayList<>();
    for (Candidate candidate : candidates) {
      S state = live.get(candidate.parent).state;
      next.add(
          new Live<>(candidate.hypothesis, taken[candidate.parent] ? copy.apply(state) : state));
      taken[candidate.parent] = true;
    }
    return next;
  }

  private void end(Hypothesis hypothesis, int[] tokens, boolean stopped) {
    double score = search.score(hypothesis.logProbability(), hypothesis.length());
    int place = ended.size();
    while (place > 0 && ended.get(place - 1).score() < score) {
      place--;
    }
    if (place < search.width) {
      ended.add(place, new Decoded(tokens, hypothesis.logProbability(), score, stopped));
      if (ended.size() > search.width) {
        ended.removeLast();
      }
    }
  }
}
