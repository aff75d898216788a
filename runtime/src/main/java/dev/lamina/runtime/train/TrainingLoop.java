package dev.lamina.runtime.train;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.data.BatchLoader;
import dev.lamina.runtime.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One fit of a trainer. */
final class TrainingLoop {
  private final Trainer trainer;
  private final Model model;
  private final BatchLoader loader;
  private final TrainingRun run;
  private final GradientMean gradients;
  private final BestEpoch best;
  private final List<EpochResult> history = new ArrayList<>();
  private final float baseRate;
  private final @Nullable CheckpointWriter writer;

  TrainingLoop(Trainer trainer, Dataset train) {
    this.trainer = trainer;
    this.model = trainer.model;
    this.loader = loader(trainer, train);
    this.run = new TrainingRun(model, trainer.epochs, loader.batches(), loader.samples());
    this.gradients = new GradientMean(model);
    this.best =
        trainer.earlyStopping == null
            ? BestEpoch.noting()
            : BestEpoch.stopping(trainer.earlyStopping);
    this.baseRate = trainer.optimizer.learningRate();
    this.writer = trainer.checkpoint == null ? null : writer(trainer.checkpoint);
    if (trainer.resumed != null) {
      resume(trainer.resumed);
      trainer.resumed = null;
    }
  }

  private static BatchLoader loader(Trainer trainer, Dataset train) {
    Model model = trainer.model;
    BatchLoader loader = new BatchLoader(train, model::newBatch, trainer.batchSize);
    if (!trainer.carriesState) {
      loader.shuffle(trainer.seed);
    }
    if (trainer.bucketed) {
      loader.bucketByLength();
    }
    return trainer.dropsRest ? loader.dropRest() : loader;
  }

  private CheckpointWriter writer(Path file) {
    SweepingOptimizer optimizer = Recipe.stateful(trainer.optimizer);
    Map<String, String> recipe = Recipe.of(trainer, optimizer, loader.samples());
    return new CheckpointWriter(file, model, optimizer, recipe);
  }

  private void resume(Checkpoint checkpoint) {
    SweepingOptimizer optimizer = Recipe.stateful(trainer.optimizer);
    checkpoint.requireRecipe(Recipe.of(trainer, optimizer, loader.samples()));
    history.addAll(checkpoint.history());
    best.resume(history, checkpoint);
    checkpoint.restore(optimizer);
    model.randomState(checkpoint.randomState());
  }

  TrainingResult run() {
    if (trainer.carriesState) {
      model.carryState(true);
    }
    try (loader) {
      while (history.size() < trainer.epochs && !run.stopRequested() && !best.outOfPatience()) {
        epoch(history.size() + 1);
      }
    } finally {
      if (trainer.carriesState) {
        model.carryState(false);
      }
      trainer.optimizer.setLearningRate(baseRate);
      best.restore(model.parameters());
    }
    boolean restored = best.keepsWeights() && best.epoch() != history.size();
    boolean early = best.outOfPatience() && history.size() < trainer.epochs;
    TrainingResult result = new TrainingResult(history, best.epoch(), early, restored);
    for (TrainingListener listener : trainer.listeners) {
      listener.trainingEnded(result);
    }
    return result;
  }

  private void epoch(int number) {
    model.resetState();
    run.startEpoch(number);
    for (TrainingListener listener : trainer.listeners) {
      listener.epochStarted(run);
    }
    for (Batch batch : loader.epoch(number)) {
      train(batch);
      if (run.stopRequested()) {
        break;
      }
    }
    loader.close(); // its thread must not read what validation reads
    EpochResult result = result(number);
    history.add(result);
    best.consider(result, model.parameters());
    if (writer != null && run.batch() == run.batches()) {
      writer.write(history, best);
    }
    for (TrainingListener listener : trainer.listeners) {
      listener.epochEnded(run, result);
    }
  }

  private void train(Batch batch) {
    float rate = rate();
    run.beforeBatch(batch);
    float loss = gradients.add(batch);
    if (!Float.isFinite(loss)) {
      throw DivergedException.inBatch("loss", loss, best, run, run.batch() + 1, rate);
    }
    boolean last = run.batch() + 1 == run.batches();
    if (gradients.batches() == trainer.accumulated || last) {
      update(run.batch() + 1, rate);
    }
    run.addBatch(batch, loss, rate);
    for (int i = 0; i < trainer.listeners.size(); i++) {
      trainer.listeners.get(i).batchEnded(run);
    }
    if (run.stopRequested() && gradients.batches() > 0) {
      update(run.batch(), rate);
    }
  }

  private float rate() {
    double time = run.epoch() - 1 + (double) run.batch() / run.batches();
    return (float) (baseRate * trainer.schedule.factor(time, trainer.epochs, history));
  }

  private void update(int batch, float rate) {
    gradients.finish();
    Parameters parameters = model.parameters();
    if (trainer.valueLimit < Float.POSITIVE_INFINITY) {
      GradientClipping.byValue(parameters, trainer.valueLimit);
    }
    if (trainer.normLimit < Double.POSITIVE_INFINITY) {
      double norm = GradientClipping.byNorm(parameters, trainer.normLimit);
      if (!Double.isFinite(norm)) {
        throw DivergedException.inBatch("norm of the gradients", norm, best, run, batch, rate);
      }
    }
    trainer.optimizer.setLearningRate(rate);
    model.update(trainer.optimizer);
  }

  private EpochResult result(int number) {
    double validationLoss = Double.NaN;
    double validationAccuracy = Double.NaN;
    if (trainer.validation != null) {
      model.resetState();
      Evaluation e = Evaluation.of(model, trainer.validation, trainer.batchSize);
      validationLoss = e.loss();
      if (Double.isNaN(validationLoss)) {
        throw DivergedException.inValidation(validationLoss, best, run);
      }
      validationAccuracy = e.accuracy();
    }
    return new EpochResult(
        number,
        run.loss(),
        run.accuracy(),
        validationLoss,
        validationAccuracy,
        run.learningRate(),
        run.samples(),
        run.seconds());
  }
}
