package dev.lamina.processor.numbers;

import dev.lamina.processor.numbers.ReferenceCells.Kind;
import dev.lamina.processor.numbers.ReferenceCells.Result;
import java.util.ArrayList;
import java.util.List;

/** Decoders that look back over the sequence that was read, with each score. */
final class SequenceAttentions {
  private SequenceAttentions() {}

  static List<SequenceNet> all() {
    return List.of(
        attention("DOT", 1), attention("SCALED_DOT", Math.sqrt(5)), additive(), bothWays());
  }

  private static SequenceNet attention(String score, double divisor) {
    return SequenceNet.of(
        "Attention" + score.replace("_", ""),
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Recurrent(units = 5, cell = GRU) Layer encoder;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 5, cell = GRU, initialState = "encoder") Layer decoder;
          @Attention(over = "encoder", score = Score.%s) @Concat("decoder") Layer context;
          @Dense(units = 8) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """
            .formatted(score),
        r -> {
          Kind kind = Kind.of("GRU", 5);
          Result encoder = r.cells().run(kind, "encoder", r.embedded(0, "source", 6, -1));
          List<Tensor> target = r.embedded(1, "target", 3, -1);
          Result decoder = r.cells().run(kind, "decoder", target, encoder.ends());
          List<Tensor> joined = new ArrayList<>();
          for (Tensor query : decoder.steps()) {
            List<Integer> scores = new ArrayList<>();
            for (Tensor key : encoder.steps()) {
              scores.add(r.tape().scale(r.dot(query, key), 1 / divisor));
            }
            Tensor context = r.mixed(scores, encoder.steps());
            joined.add(ReferenceCells.join(List.of(context, query)));
          }
          return List.of(r.dense("next", joined));
        });
  }

  /** The memory, the words themselves, has other sizes than the queries; the score has weights. */
  private static SequenceNet additive() {
    return SequenceNet.of(
        "AttentionAdditive",
        """
          @Tokens(9) @Embedding(units = 6) Layer source;
          @Tokens(8) @Embedding(units = 3) Layer target;
          @Recurrent(units = 7, cell = LSTM) Layer decoder;
          @Attention(over = "source", score = Score.ADDITIVE, units = 4) @Concat("decoder") Layer context;
          @Dense(units = 8) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer next;
        """,
        r -> {
          List<Tensor> memory = r.embedded(0, "source", 6, -1);
          Result decoder =
              r.cells().run(Kind.of("LSTM", 7), "decoder", r.embedded(1, "target", 3, -1));
          List<Tensor> joined = new ArrayList<>();
          for (Tensor query : decoder.steps()) {
            Tensor projected = r.dense("context.query", query);
            List<Integer> scores = new ArrayList<>();
            for (Tensor key : memory) {
              Tensor sum = r.cells().add(projected, r.dense("context.memory", key));
              scores.add(r.dense("context.score", r.cells().tanh(sum)).numbers().getFirst());
            }
            joined.add(ReferenceCells.join(List.of(r.mixed(scores, memory), query)));
          }
          return List.of(r.dense("next", joined));
        });
  }

  /**
   * Each step looks at all steps of its own sequence, before and behind it: nothing that could run
   * step by step.
   */
  private static SequenceNet bothWays() {
    return SequenceNet.of(
        "AttentionBothWays",
        """
          @Input(value = 5, sequence = true) Layer x;
          @Dense(units = 6) Layer keys;
          @Attention(over = "keys") Layer seen;
          @Dense(units = 3) @Output(loss = MEAN_SQUARED_ERROR) Layer y;
        """,
        r -> {
          List<Tensor> keys = r.dense("keys", r.values(0));
          List<Tensor> seen = new ArrayList<>();
          for (Tensor query : keys) {
            seen.add(r.mixed(keys.stream().map(key -> r.dot(query, key)).toList(), keys));
          }
          return List.of(r.dense("y", seen));
        });
  }
}
