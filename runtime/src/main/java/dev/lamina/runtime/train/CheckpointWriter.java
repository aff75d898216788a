package dev.lamina.runtime.train;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.TensorSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what a training needs to go on; {@link Checkpoint} reads it. */
final class CheckpointWriter {
  private final Path file;
  private final Model model;
  private final SweepingOptimizer optimizer;
  private final Map<String, String> recipe;

  CheckpointWriter(
      Path file, Model model, SweepingOptimizer optimizer, Map<String, String> recipe) {
    this.file = file;
    this.model = model;
    this.optimizer = optimizer;
    this.recipe = recipe;
  }

  /** Writes the state between two epochs. */
  void write(List<EpochResult> history, BestEpoch best) {
    try {
      SafeTensors.save(tensors(best), file, metadata(history));
    } catch (IOException e) {
      throw new UncheckedIOException("the checkpoint cannot be written: " + e.getMessage(), e);
    }
  }

  private List<TensorSource> tensors(BestEpoch best) {
    List<TensorSource> tensors = new ArrayList<>();
    model.parameters().forEach(p -> tensors.add(TensorSource.of(p)));
    optimizer.states().forEach((name, store) -> add(tensors, name, store));
    if (best.keepsWeights()) {
      add(tensors, Checkpoint.BEST, best.weights());
    }
    return tensors;
  }

  private void add(List<TensorSource> tensors, String what, float[] store) {
    for (Parameter p : model.parameters()) {
      tensors.add(new TensorSource(Checkpoint.tensor(what, p), p.shape(), () -> p.from(store)));
    }
  }

  private Map<String, String> metadata(List<EpochResult> history) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("network", model.name());
    recipe.forEach((what, value) -> metadata.put(SafeTensors.TRAINING + what, value));
    metadata.put(Checkpoint.RANDOM_STATE, Long.toString(model.randomState()));
    metadata.put(
        Checkpoint.STEPS,
        optimizer.steps().mapToObj(Long::toString).collect(Collectors.joining(" ")));
    metadata.put(
        Checkpoint.EPOCHS, history.stream().map(EpochLine::of).collect(Collectors.joining("\n")));
    return metadata;
  }
}
