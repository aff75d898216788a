package dev.lamina.processor.numbers;

import dev.lamina.dsl.Score;
import dev.lamina.processor.numbers.ReferenceCells.Kind;
import dev.lamina.processor.numbers.ReferenceCells.Result;
import dev.lamina.processor.numbers.ReferenceCells.State;
import dev.lamina.runtime.Batch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** The layers that know of steps by their definitions: sample by sample and without padding. */
final class ReferenceSequences {
  private final Tape tape;
  private final ReferenceLayers layers;
  private final ReferenceFunctions functions;

  ReferenceSequences(Tape tape) {
    this.tape = tape;
    this.layers = new ReferenceLayers(tape);
    this.functions = new ReferenceFunctions(tape);
  }

  /** A value for each real step of a batch, from its place in arrays with room for more. */
  static ReferenceValue input(int sequence, Batch batch, IntFunction<Tensor> at) {
    List<Integer> owners = new ArrayList<>();
    List<Tensor> rows = new ArrayList<>();
    for (int n = 0; n < batch.size(); n++) {
      for (int t = 0; t < batch.length(sequence, n); t++) {
        owners.add(n);
        rows.add(at.apply(n * batch.room(sequence) + t));
      }
    }
    return new ReferenceValue(sequence, owners, rows);
  }

  Tensor oneHot(Tensor id, int vocabulary) {
    List<Integer> ones = new ArrayList<>();
    for (int i = 0; i < vocabulary; i++) {
      ones.add(tape.number(i == id(id) ? 1 : 0));
    }
    return new Tensor(List.of(vocabulary), ones);
  }

  Tensor embedded(Op.Embedding e, Tensor id, Tensor table) {
    int row = id(id);
    return new Tensor(
        List.of(e.units()),
        row == e.padding()
            ? Collections.nCopies(e.units(), tape.number(0))
            : table.numbers().subList(row * e.units(), (row + 1) * e.units()));
  }

  private int id(Tensor id) {
    return (int) tape.value(id.numbers().getFirst());
  }

  /** What a recurrent layer gives, and for each sample where its cells have ended. */
  record Run(ReferenceValue value, Kind kind, List<List<State>> ends) {}

  /**
   * A recurrent layer.
   *
   * @param parameters by their names without path, one for each sample
   * @param starts for each sample what its cells start from, see {@link #starts}; none for zero
   */
  Run recurrent(
      Op.Recurrent r,
      ReferenceValue x,
      Map<String, List<Tensor>> parameters,
      List<List<State>> starts) {
    List<Tensor> rows = new ArrayList<>();
    List<List<State>> ends = new ArrayList<>();
    for (int n = 0; n <= x.owners().getLast(); n++) {
      int sample = n;
      ReferenceCells cells =
          new ReferenceCells(
              tape, name -> Optional.ofNullable(parameters.get(name)).map(p -> p.get(sample)));
      Result result =
          cells.run(r.kind(), "", x.of(n), starts.isEmpty() ? List.of() : starts.get(n));
      ends.add(result.ends());
      rows.addAll(r.last() ? List.of(result.last()) : result.steps());
    }
    return new Run(r.last() ? ReferenceValue.ofSamples(rows) : x.with(rows), r.kind(), ends);
  }

  /** A vector as the h of each cell; the c of LSTMs is zero. */
  List<List<State>> starts(Kind kind, ReferenceValue vector) {
    return vector.rows().stream()
        .map(
            h -> {
              List<Integer> zeros = Collections.nCopies(kind.units(), tape.number(0));
              State state = new State(h, new Tensor(List.of(kind.units()), zeros));
              return Collections.nCopies(kind.layers() * kind.directions(), state);
            })
        .toList();
  }

  /** Each step's mixture of the steps of a memory; parameters as {@link #recurrent} has them. */
  ReferenceValue attention(
      Op.Attention a,
      ReferenceValue x,
      ReferenceValue memory,
      Map<String, List<Tensor>> parameters) {
    List<Tensor> mixtures = new ArrayList<>();
    for (int i = 0; i < x.rows().size(); i++) {
      int sample = x.owners().get(i);
      Tensor query = x.rows().get(i);
      List<Tensor> steps = memory.of(sample);
      List<Integer> scores = new ArrayList<>();
      for (Tensor key : steps) {
        scores.add(tape.keep(score(a, query, key, sample, parameters)));
      }
      Tensor shares = layers.softmax(new Tensor(List.of(scores.size()), scores)).kept(tape);
      mixtures.add(mixed(shares, steps));
    }
    return x.with(mixtures);
  }

  private int score(
      Op.Attention a, Tensor query, Tensor key, int n, Map<String, List<Tensor>> parameters) {
    if (a.score() != Score.ADDITIVE) {
      double divisor = a.score() == Score.DOT ? 1 : Math.sqrt(query.numbers().size());
      return tape.scale(dot(query, key), 1 / divisor);
    }
    Tensor left = product(a.units(), query, parameters.get(".query.weight").get(n));
    Tensor right = product(a.units(), key, parameters.get(".memory.weight").get(n));
    Op.Activation tanh = new Op.Activation(Op.Function.TANH, 0);
    Tensor sum = functions.apply(tanh, layers.add(List.of(left, right))).kept(tape);
    return dot(sum, parameters.get(".score.weight").get(n));
  }

  private Tensor product(int units, Tensor x, Tensor weight) {
    return layers.dense(units, x, weight, Optional.empty()).kept(tape);
  }

  private int dot(Tensor x, Tensor y) {
    int sum = tape.number(0);
    for (int i = 0; i < x.numbers().size(); i++) {
      sum = tape.multiplyAdd(sum, x.numbers().get(i), y.numbers().get(i));
    }
    return sum;
  }

  private Tensor mixed(Tensor shares, List<Tensor> steps) {
    List<Integer> mixed = new ArrayList<>();
    for (int i = 0; i < steps.getFirst().numbers().size(); i++) {
      int sum = tape.number(0);
      for (int s = 0; s < steps.size(); s++) {
        sum = tape.multiplyAdd(sum, shares.numbers().get(s), steps.get(s).numbers().get(i));
      }
      mixed.add(sum);
    }
    return new Tensor(steps.getFirst().shape(), mixed);
  }
}
