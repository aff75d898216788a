package dev.lamina.pytorch;

import dev.lamina.dsl.Layer;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepValues;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a model and PyTorch side by side and fails with a line for each tensor that differs: values
 * of all fields, predictions and loss before and after training, the loss and the gradients of all
 * parameters in each of three steps, and what the steps made of the weights.
 *
 * <p>A field that the code has no value for must be absent from predictions, as auxiliary outputs
 * are.
 */
public final class Comparison {
  private static final int STEPS = 3;

  private final Model model;
  private final TorchScript code;
  private final Optional<Model> dropouts;
  private final boolean deep;

  private Comparison(Model model, TorchScript code, Optional<Model> dropouts, boolean deep) {
    this.model = model;
    this.code = code;
    this.dropouts = dropouts;
    this.deep = deep;
  }

  /** A model and the same network in PyTorch, as {@link TorchNetwork} runs it. */
  public static Comparison of(Model model, String code) {
    return of(model, TorchScript.of(code));
  }

  /** A model and the same network in PyTorch. */
  public static Comparison of(Model model, TorchScript code) {
    return new Comparison(model, code, Optional.empty(), false);
  }

  /**
   * This comparison for a network so deep that rounding decides about some of its ReLUs and maximum
   * pools, whose gradients jump there. In steps of training PyTorch then decides as the model has;
   * where it would not have done so, the value must be within rounding of the border. Predictions
   * do not jump, and PyTorch makes them by itself.
   */
  public Comparison deep() {
    return new Comparison(model, code, dropouts, true);
  }

  /**
   * This comparison for a network with dropouts, which another model has too; see {@link Masks}.
   */
  public Comparison dropping(Model dropouts) {
    return new Comparison(model, code, Optional.of(dropouts), deep);
  }

  /** Compares with random batches of this size. */
  public void run(int size) throws IOException {
    Batch batch = model.newBatch(size);
    batch.size(size);
    run(batch);
  }

  /**
   * Compares with random batches of sequences: the first sample has so many steps, the others that
   * many or fewer, none more than the one before it, as packed sequences of PyTorch want them.
   */
  public void run(int size, int steps) throws IOException {
    Batch batch = model.newBatch(size);
    batch.size(size);
    int sequences = model.inputs().stream().mapToInt(InputPort::sequence).max().orElse(-1) + 1;
    for (int s = 0; s < sequences; s++) {
      for (int n = 0; n < size; n++) {
        batch.length(s, n, steps - n * steps / size);
      }
    }
    run(batch);
  }

  private void run(Batch batch) throws IOException {
    Map<String, Layer> fields = Fields.of(model);
    List<String> valued = fields.keySet().stream().filter(code::assigns).toList();
    Masks masks = new Masks(dropouts, batch.size());
    Optional<StepValues> inside = deep ? Optional.of(new StepValues(model)) : Optional.empty();
    try (TorchReference torch = new TorchReference(model, code, valued, masks)) {
      SideBySide both = new SideBySide(model, torch, masks, batch, inside);
      both.predict("before training", fields, valued);
      for (int step = 1; step <= STEPS; step++) {
        both.train("step " + step);
      }
      both.predict("after training", fields, valued);
      torch.assertSame();
    }
  }
}
