package dev.lamina.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.StepState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Character models that go on by one character: one side each. */
final class Generation {
  private static final int[] TEXT = {7, 1, 64, 0, 33, 7, 2};
  private static final int UNITS = 256;

  private static final String CODE =
      """
      x = torch.embedding(w["character.weight"], token)
      %s(x, %s, w["memory.weight_ih_l0"], w["memory.weight_hh_l0"], w["memory.bias_ih_l0"], w["memory.bias_hh_l0"])
      next = torch.linear(h1, w["next.weight"], w["next.bias"])
      """;

  /** PyTorch's code with an LSTM cell. */
  static final String LSTM = CODE.formatted("h1, c1 = torch.lstm_cell", "[h, c]");

  /** PyTorch's code with a GRU cell. */
  static final String GRU = CODE.formatted("c1 = c\nh1 = torch.gru_cell", "h");

  private Generation() {}

  /** A generated model's method. */
  interface Step {
    /** Moves the state on. */
    void step(StepState state, int token);
  }

  /** A model's side. */
  static Contestant lamina(Supplier<StepState> start, Step step) {
    StepState running = start.get();
    return new Contestant() {
      @Override
      public Map<String, float[]> numbers() {
        StepState state = start.get();
        for (int token : TEXT) {
          step.step(state, token);
        }
        return Map.of("logits", Logits.ofProbabilities(1, state.answer()));
      }

      @Override
      public void run() {
        step.step(running, TEXT[0]);
      }
    };
  }

  /** PyTorch's side with the weights of the model. */
  static Contestant torch(Model model, String code) throws IOException {
    TorchFunction function =
        new TorchFunction(code, List.of("token", "h", "c"), List.of("h1", "c1", "next"));
    for (Parameter parameter : model.parameters()) {
      function.weight(parameter.name(), parameter.values(), parameter.shape());
    }
    return new Torch(function);
  }

  private static final class Torch implements Contestant {
    private final TorchFunction function;
    private NDArray h;
    private NDArray c;
    private float[] answer = new float[0];

    Torch(TorchFunction function) {
      this.function = function;
      h = function.tensor(new float[UNITS], 1, UNITS);
      c = function.tensor(new float[UNITS], 1, UNITS);
    }

    @Override
    public Map<String, float[]> numbers() {
      for (int token : TEXT) {
        step(token);
      }
      return Map.of("logits", Logits.centred(1, answer));
    }

    @Override
    public void run() {
      step(TEXT[0]);
    }

    private void step(int token) {
      try (NDArray id = function.id(token)) {
        NDList results = function.run(id, h, c);
        h.close();
        c.close();
        h = results.get("h1");
        c = results.get("c1");
        try (NDArray next = results.get("next")) {
          answer = next.toFloatArray();
        }
      }
    }

    @Override
    public void close() {
      function.close();
    }
  }
}
