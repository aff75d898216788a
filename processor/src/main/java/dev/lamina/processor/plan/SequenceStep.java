package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What belongs to sequences: steps in order, ids, rows, states, attention. */
public sealed interface SequenceStep extends Step {

  /**
   * Steps that run for the first step of a sequence, then for the second and so on, or from the
   * last to the first: each can read what the one before it has written.
   */
  record Scan(Axis axis, boolean backward, List<Step> steps) implements SequenceStep {
    /** A copy of the steps is kept. */
    public Scan {
      steps = List.copyOf(steps);
    }

    @Override
    public Flow flow() {
      Set<Buffer> written = new LinkedHashSet<>();
      Set<Buffer> read = new LinkedHashSet<>();
      for (Step step : steps) {
        for (Buffer buffer : step.reads()) {
          if (buffer.lag() > 0 || !written.contains(buffer)) {
            read.add(buffer.current());
          }
        }
        step.writes().forEach(buffer -> written.add(buffer.current()));
      }
      return new Flow(List.copyOf(read), List.copyOf(written));
    }

    @Override
    public List<Step> singles() {
      return steps;
    }
  }

  /** y = row {@code id} of a table; zero where no step is and for the id {@code padding}. */
  record Embed(String table, int padding, Buffer ids, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(ids).into(y);
    }
  }

  /** Adds dy to row {@code id} of the table's gradient; work is split over columns. */
  record EmbedWeights(String table, int padding, Buffer ids, Buffer dy) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(ids, dy);
    }
  }

  /** y = 1 at place {@code id}, 0 elsewhere. */
  record OneHot(Buffer ids, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(ids).into(y);
    }
  }

  /** Zeroes rows of a value along a sequence, or a value of each sample. */
  record Clear(Which which, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from().into(y, which == Which.PADDING);
    }
  }

  /** Which rows are zeroed. */
  enum Which {
    ALL,
    /** The one before the first step. */
    FIRST,
    /** All that are no step. */
    PADDING
  }

  /** y, of a sample, = one row of x, along a sequence. */
  record TakeRow(Row row, Buffer x, Buffer y, boolean accumulate) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }
  }

  /** The row of y before the first step = x, of a sample. */
  record PutFirst(Buffer x, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y);
    }
  }

  /** The last step of y, along a sequence, = x, of a sample; the other steps are zero. */
  record PutLast(Buffer x, Buffer y, boolean accumulate) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }
  }

  /** The row of y before the first step = a carried state. */
  record LoadState(String state, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from().into(y);
    }
  }

  /** Keeps the last step of x for the next call. */
  record SaveState(String state, Buffer x) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x);
    }
  }

  /** A carried state = x, of a sample, or zero. */
  record SetState(String state, Shape shape, Optional<Buffer> x) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x.stream().toList());
    }
  }

  /** y at step t of a sample = x at the step as far from its end; zero where no step is. */
  record Reverse(Buffer x, Buffer y, boolean accumulate) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(x).into(y, accumulate);
    }
  }

  /** y = what of the memory fits each query best. */
  record Attend(AttentionSizes attention, Memory memory, Buffer y) implements SequenceStep {
    @Override
    public Flow flow() {
      return Flow.from(memory.all()).into(y);
    }
  }

  /**
   * Adds to the gradients of the queries, the keys and the values, and gives that of the weight v
   * of each sample, if there is one.
   */
  record AttendBackward(
      AttentionSizes attention, Memory memory, Buffer dy, Memory gradients, Optional<Buffer> dv)
      implements SequenceStep {
    @Override
    public Flow flow() {
      List<Buffer> targets = new ArrayList<>(gradients.all());
      dv.ifPresent(targets::add);
      List<Buffer> sources = new ArrayList<>(memory.all());
      sources.add(dy);
      sources.addAll(gradients.all()); // it adds to them
      return new Flow(sources, targets);
    }
  }

  /** Which row of a sequence is meant. */
  enum Row {
    /** The one before the first step, which holds the state that it starts from. */
    FIRST,
    /** The last step of each sample. */
    LAST
  }

  /** What is looked for, what it is compared with, and what is taken. */
  record Memory(Buffer queries, Buffer keys, Buffer values) {
    List<Buffer> all() {
      return Stream.of(queries, keys, values).distinct().toList();
    }
  }
}
