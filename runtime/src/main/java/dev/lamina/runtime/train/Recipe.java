package dev.lamina.runtime.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a training that a checkpoint must share with the trainer that goes on with it:
 * with others the order of samples and the state of the optimizer would not fit the epochs before.
 */
final class Recipe {
  private Recipe() {}

  static Map<String, String> of(Trainer trainer, SweepingOptimizer optimizer, int samples) {
    EarlyStopping stopping = trainer.earlyStopping;
    Map<String, String> recipe = new LinkedHashMap<>();
    recipe.put("network", trainer.model.name());
    recipe.put("optimizer", optimizer.toString());
    recipe.put("samples", Integer.toString(samples));
    recipe.put(
        "batch size",
        trainer.batchSize
            + (trainer.dropsRest ? " without the rest" : "")
            + (trainer.bucketed ? " by length" : "")
            + (trainer.carriesState ? " carrying the state" : ""));
    recipe.put("accumulated batches", Integer.toString(trainer.accumulated));
    recipe.put("seed", Long.toString(trainer.seed));
    recipe.put(
        "early stopping",
        stopping == null ? "none" : "%s by %s".formatted(stopping.watch(), stopping.margin()));
    return recipe;
  }

  /** The optimizer as one whose state a checkpoint can hold. */
  static SweepingOptimizer stateful(Optimizer optimizer) {
    if (optimizer instanceof SweepingOptimizer sweeping) {
      return sweeping;
    }
    throw new IllegalArgumentException(
        "a checkpoint holds the state of Sgd, Adam, AdamW, RmsProp or Adagrad, but not that of %s"
            .formatted(optimizer.getClass().getName()));
  }
}
