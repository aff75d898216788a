package dev.lamina.pytorch;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the dropout layers of a model do in each step of training, as factors for PyTorch: 0 where
 * an element is dropped, 1 / (1 - rate) where it is kept, and 1 in a prediction.
 *
 * <p>They come from a second model of nothing but these dropouts: created from the same seed it
 * drops the same. Its inputs are ones, so that its outputs are the factors; their names are those
 * of the variables in PyTorch.
 */
public final class Masks {
  private final Optional<Model> dropouts;
  private final Optional<Batch> batch;

  /** The masks of these dropouts, if there are any, for batches of this size. */
  public Masks(Optional<Model> dropouts, int size) {
    this.dropouts = dropouts;
    batch = dropouts.map(model -> model.newBatch(size));
    batch.ifPresent(b -> b.size(size));
    dropouts.ifPresent(model -> ones(model.inputs().size()));
  }

  private void ones(int inputs) {
    for (int i = 0; i < inputs; i++) {
      Arrays.fill(batch.orElseThrow().input(i), 1);
    }
  }

  /** The masks in order. */
  public List<OutputPort> ports() {
    return dropouts.map(Model::outputs).orElse(List.of());
  }

  /** The factors of a mask. */
  public float[] values(int number) {
    return batch.orElseThrow().predictions(number);
  }

  /** Nothing is dropped. */
  public void off() {
    for (int i = 0; i < ports().size(); i++) {
      Arrays.fill(values(i), 1);
    }
  }

  /** What is dropped in the next step. */
  public void draw() {
    dropouts.ifPresent(model -> model.lossAndGradients(batch.orElseThrow()));
  }
}
