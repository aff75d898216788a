package dev.lamina.processor.numbers;

import dev.lamina.processor.numbers.ReferenceCells.Kind;
import dev.lamina.processor.numbers.ReferenceCells.Result;
import dev.lamina.processor.numbers.ReferenceCells.State;
import java.util.ArrayList;
import java.util.List;

/** Networks of every shape that sequences come in, of sizes that fill no vector. */
final class SequenceNets {
  private SequenceNets() {}

  static List<SequenceNet> all() {
    List<SequenceNet> nets = new ArrayList<>();
    for (String cell : List.of("RNN", "LSTM", "GRU")) {
      for (int units : new int[] {5, 16, 33}) {
        nets.add(plain(cell, units));
      }
      nets.add(withoutBias(cell));
      nets.add(stacked(cell));
      nets.add(bothWays(cell));
      nets.add(last(cell));
      nets.add(translator(cell));
      nets.add(captioner(cell));
    }
    nets.add(oneHot());
    nets.add(film());
    nets.add(enlargedFilm());
    nets.add(twoSequences());
    nets.add(twoOutputs());
    nets.add(deepBothWays());
    nets.add(comparison());
    nets.add(stateBehindAnOutput());
    nets.add(targetFirst());
    nets.add(vectorsOfOtherCells());
    nets.addAll(SequenceCells.all());
    nets.addAll(SequenceAttentions.all());
    return nets;
  }

  /** All of them, with further sources. */
  static CompiledNetworks compile(String name, Mode mode, SourceFile... more) {
    List<SourceFile> sources = new ArrayList<>(List.of(more));
    all().forEach(net -> sources.add(net.source()));
    return CompiledNetworks.of(name, mode, sources, List.of("-Xlint:-processing"));
  }

  private static SequenceNet plain(String cell, int units) {
    return SequenceNet.of(
        "Plain" + cell + units,
        """
          @Input(value = 3, sequence = true) Layer x;
          @Recurrent(units = %s, cell = %s) Layer memory;
          @Dense(units = 4) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """
            .formatted(units, cell),
        r -> {
          Result memory = r.cells().run(Kind.of(cell, units), "memory", r.values(0));
          return List.of(r.dense("y", memory.steps()));
        });
  }

  private static SequenceNet withoutBias(String cell) {
    return SequenceNet.of(
        "WithoutBias" + cell,
        """
          @Input(value = 17, sequence = true) Layer x;
          @Recurrent(units = 7, cell = %s, bias = false) @Output(loss = HUBER) Layer memory;
        """
            .formatted(cell),
        r -> List.of(r.cells().run(Kind.of(cell, 7), "memory", r.values(0)).steps()));
  }

  private static SequenceNet stacked(String cell) {
    return SequenceNet.of(
        "Stacked" + cell,
        """
          @Tokens(9) @Embedding(units = 6) Layer words;
          @Recurrent(units = 5, cell = %s, layers = 3) Layer memory;
          @Dense(units = 9) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """
            .formatted(cell),
        r -> {
          List<Tensor> words = r.embedded(0, "words", 6, -1);
          Result memory = r.cells().run(new Kind(cell, 5, 3, false), "memory", words);
          return List.of(r.dense("next", memory.steps()));
        });
  }

  private static SequenceNet bothWays(String cell) {
    return SequenceNet.of(
        "BothWays" + cell,
        """
          @Tokens(9) @Embedding(units = 6, padding = 2) Layer words;
          @Recurrent(units = 5, cell = %s, bidirectional = true) Layer memory;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer tag;
        """
            .formatted(cell),
        r -> {
          List<Tensor> words = r.embedded(0, "words", 6, 2);
          Result memory = r.cells().run(new Kind(cell, 5, 1, true), "memory", words);
          return List.of(r.dense("tag", memory.steps()));
        });
  }

  private static SequenceNet last(String cell) {
    return SequenceNet.of(
        "Last" + cell,
        """
          @Tokens(11) @Embedding(units = 6, padding = 0) Layer words;
          @Recurrent(units = 5, cell = %s, layers = 2, bidirectional = true, returns = LAST) Layer meaning;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer mood;
        """
            .formatted(cell),
        r -> {
          List<Tensor> words = r.embedded(0, "words", 6, 0);
          Result meaning = r.cells().run(new Kind(cell, 5, 2, true), "meaning", words);
          return List.of(List.of(r.dense("mood", meaning.last())));
        });
  }

  /** The decoder starts from the whole state of the encoder, with the c of each layer. */
  private static SequenceNet translator(String cell) {
    return SequenceNet.of(
        "Translator" + cell,
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 5, cell = %1$s, layers = 2, returns = LAST) Layer encoder;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 5, cell = %1$s, layers = 2, initialState = "encoder") Layer decoder;
          @Dense(units = 8) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """
            .formatted(cell),
        r -> {
          Kind kind = new Kind(cell, 5, 2, false);
          Result encoder = r.cells().run(kind, "encoder", r.embedded(0, "source", 6, -1));
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          Result decoder = r.cells().run(kind, "decoder", target, encoder.ends());
          return List.of(r.dense("next", decoder.steps()));
        });
  }

  /** Every layer starts from the features of the image; the c of an LSTM from zero. */
  private static SequenceNet captioner(String cell) {
    return SequenceNet.of(
        "Captioner" + cell,
        """
          @Input({1, 6, 6}) Layer image;
          @Conv(filters = 3, kernel = 3) @Sigmoid @Dense(units = 5) @Tanh Layer features;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 5, cell = %s, layers = 2, initialState = "features") Layer decoder;
          @Dense(units = 8) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """
            .formatted(cell),
        r -> {
          Tensor conv = r.convolve("features", 3, 3, false, r.values(0).getFirst());
          Tensor features = r.cells().tanh(r.dense("features.dense", r.cells().sigmoid(conv)));
          State start = new State(features, r.cells().constant(5, 0));
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          Kind kind = new Kind(cell, 5, 2, false);
          Result decoder = r.cells().run(kind, "decoder", target, List.of(start, start));
          return List.of(r.dense("next", decoder.steps()));
        });
  }

  private static SequenceNet oneHot() {
    return SequenceNet.of(
        "OneHotLetters",
        """
          @Tokens(7) @OneHot Layer letters;
          @Recurrent(units = 5, cell = GRU) Layer memory;
          @Dense(units = 7) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """,
        r -> {
          Result memory = r.cells().run(Kind.of("GRU", 5), "memory", r.oneHot(0));
          return List.of(r.dense("next", memory.steps()));
        });
  }

  private static SequenceNet film() {
    return SequenceNet.of(
        "Film",
        """
          @Input(value = {2, 6, 6}, sequence = true) Layer film;
          @Conv(filters = 3, kernel = 3) @Tanh Layer seen;
          @MaxPool(size = 2) Layer small;
          @Recurrent(units = 5, returns = LAST) Layer memory;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer label;
        """,
        r -> {
          List<Tensor> small =
              r.values(0).stream()
                  .map(x -> r.maxPool(r.cells().tanh(r.convolve("seen", 3, 3, false, x))))
                  .map(x -> x.reshaped(List.of(12)))
                  .toList();
          Result memory = r.cells().run(Kind.of("LSTM", 5), "memory", small);
          return List.of(List.of(r.dense("label", memory.last())));
        });
  }

  private static SequenceNet enlargedFilm() {
    Frame rows = Frame.of(3).stride(2).padding(1);
    Op.ConvTranspose wider = new Op.ConvTranspose(6, rows, Frame.of(2), 1, 0, 2, true);
    Frame same = Frame.of(3).stride(2).padding(Frame.SAME);
    Op.ConvTranspose twice = new Op.ConvTranspose(2, same, same, 0, 0, 1, false);
    return SequenceNet.of(
        "EnlargedFilm",
        """
          @Input(value = {4, 3, 2}, sequence = true) Layer film;
          @Conv(filters = 4, kernel = 1) @Tanh Layer seen;
          %s @Tanh Layer wider;
          %s @Output(loss = L1) Layer twice;
          @From("wider") @Recurrent(units = 5, returns = LAST) Layer memory;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer label;
        """
            .formatted(wider.text(), twice.text().replace("Padding.", "dev.lamina.dsl.Padding.")),
        r -> {
          List<Tensor> seen =
              r.values(0).stream()
                  .map(x -> r.cells().tanh(r.convolve("seen", 4, 1, false, x)))
                  .toList();
          List<Tensor> large =
              seen.stream()
                  .map(x -> r.cells().tanh(r.convolveTransposed("wider", wider, x)))
                  .toList();
          List<Tensor> flat =
              large.stream().map(x -> x.reshaped(List.of(x.numbers().size()))).toList();
          Result memory = r.cells().run(Kind.of("LSTM", 5), "memory", flat);
          return List.of(
              large.stream().map(x -> r.convolveTransposed("twice", twice, x)).toList(),
              List.of(r.dense("label", memory.last())));
        });
  }

  private static SequenceNet twoSequences() {
    return SequenceNet.of(
        "TwoSequences",
        """
          @Tokens(9) @Embedding(units = 4) Layer left;
          @Recurrent(units = 5, returns = LAST) Layer first;
          @Input(value = 3, sequence = true) Layer right;
          @Recurrent(units = 6, cell = GRU, returns = LAST) Layer second;
          @Input(2) Layer topic;
          @From("first") @Concat({"second", "topic"}) @Dense(units = 3) @Output(loss = L1) Layer y;
        """,
        r -> {
          List<Tensor> left = r.embedded(0, "left", 4, -1);
          Tensor first = r.cells().run(Kind.of("LSTM", 5), "first", left).last();
          Tensor second = r.cells().run(Kind.of("GRU", 6), "second", r.values(1)).last();
          Tensor joined = ReferenceCells.join(List.of(first, second, r.values(2).getFirst()));
          return List.of(List.of(r.dense("y", joined)));
        });
  }

  /** A recurrent layer whose steps, last step and input are taken by several others. */
  private static SequenceNet twoOutputs() {
    return SequenceNet.of(
        "TwoOutputs",
        """
          @Input(value = 5, sequence = true) Layer x;
          @Recurrent(units = 5) Layer memory;
          @Add("x") @Dense(units = 2) @Output(loss = MEAN_SQUARED_ERROR, weight = 0.5) Layer steps;
          @From("memory") @Recurrent(units = 4, cell = RNN, returns = LAST) Layer end;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer label;
        """,
        r -> {
          List<Tensor> x = r.values(0);
          List<Tensor> memory = r.cells().run(Kind.of("LSTM", 5), "memory", x).steps();
          List<Tensor> sums = new ArrayList<>();
          for (int t = 0; t < x.size(); t++) {
            sums.add(r.cells().add(memory.get(t), x.get(t)));
          }
          Tensor end = r.cells().run(Kind.of("RNN", 4), "end", memory).last();
          return List.of(r.dense("steps", sums), List.of(r.dense("label", end)));
        });
  }

  private static SequenceNet deepBothWays() {
    return SequenceNet.of(
        "DeepBothWays",
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 4, layers = 2, bidirectional = true) Layer encoder;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 4, layers = 2, bidirectional = true, initialState = "encoder") Layer reader;
          @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer tag;
        """,
        r -> {
          Kind kind = new Kind("LSTM", 4, 2, true);
          Result encoder = r.cells().run(kind, "encoder", r.embedded(0, "source", 6, -1));
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          Result reader = r.cells().run(kind, "reader", target, encoder.ends());
          return List.of(r.dense("tag", reader.steps()));
        });
  }

  /** Nothing here runs step by step: the second sequence, too, is read to its end. */
  private static SequenceNet comparison() {
    return SequenceNet.of(
        "Entailment",
        """
          @Tokens(9) @Embedding(units = 6) Layer premise;
          @Recurrent(units = 4) Layer first;
          @Tokens(8) @Embedding(units = 3) Layer claim;
          @Recurrent(units = 4, returns = LAST, initialState = "first") Layer second;
          @Dense(units = 3) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer follows;
        """,
        r -> {
          Kind kind = Kind.of("LSTM", 4);
          Result first = r.cells().run(kind, "first", r.embedded(0, "premise", 6, -1));
          List<Tensor> claim = r.embedded(1, "claim", 3, -1);
          Result second = r.cells().run(kind, "second", claim, first.ends());
          return List.of(List.of(r.dense("follows", second.last())));
        });
  }

  /** An output hands on the whole state of its layer, c as well. */
  private static SequenceNet stateBehindAnOutput() {
    return SequenceNet.of(
        "StateBehindAnOutput",
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 4) @Output(loss = L1) Layer first;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 4, initialState = "first", returns = LAST) @Output(loss = HUBER) Layer second;
          @From("target") @Recurrent(units = 4, initialState = "second") Layer third;
          @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer tag;
        """,
        r -> {
          Kind kind = Kind.of("LSTM", 4);
          Result first = r.cells().run(kind, "first", r.embedded(0, "source", 6, -1));
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          Result second = r.cells().run(kind, "second", target, first.ends());
          Result third = r.cells().run(kind, "third", target, second.ends());
          return List.of(first.steps(), List.of(second.last()), r.dense("tag", third.steps()));
        });
  }

  /** What runs step by step is declared above what runs before it. */
  private static SequenceNet targetFirst() {
    return SequenceNet.of(
        "TargetFirst",
        """
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 4, cell = GRU) Layer encoder;
          @From("target") @Recurrent(units = 4, cell = GRU, initialState = "encoder") Layer decoder;
          @Dense(units = 8) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """,
        r -> {
          Kind kind = Kind.of("GRU", 4);
          Result encoder = r.cells().run(kind, "encoder", r.embedded(1, "source", 6, -1));
          List<Tensor> target = r.embedded(0, "target", 3, -1);
          Result decoder = r.cells().run(kind, "decoder", target, encoder.ends());
          return List.of(r.dense("next", decoder.steps()));
        });
  }

  /** The last step of another cell, of fewer layers or of both directions is a vector for h. */
  private static SequenceNet vectorsOfOtherCells() {
    return SequenceNet.of(
        "VectorsOfOtherCells",
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 4, cell = GRU, returns = LAST) Layer gru;
          @From("source") @Recurrent(units = 2, bidirectional = true, returns = LAST) Layer both;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 4, layers = 2, initialState = "gru") Layer first;
          @Recurrent(units = 4, initialState = "both") Layer second;
          @Dense(units = 5) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer tag;
        """,
        r -> {
          List<Tensor> source = r.embedded(0, "source", 6, -1);
          Tensor gru = r.cells().run(Kind.of("GRU", 4), "gru", source).last();
          Tensor both = r.cells().run(new Kind("LSTM", 2, 1, true), "both", source).last();
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          State start = new State(gru, r.cells().constant(4, 0));
          Result first =
              r.cells().run(new Kind("LSTM", 4, 2, false), "first", target, List.of(start, start));
          State next = new State(both, r.cells().constant(4, 0));
          Result second = r.cells().run(Kind.of("LSTM", 4), "second", first.steps(), List.of(next));
          return List.of(r.dense("tag", second.steps()));
        });
  }
}
