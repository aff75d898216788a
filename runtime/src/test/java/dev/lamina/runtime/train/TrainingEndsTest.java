package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The ways a training comes to its end before the last epoch, and what it leaves behind. */
class TrainingEndsTest {
  private static final Dataset POINTS =
      InMemoryDataset.of(5).input(new float[] {1, 2, 3, 4, 5}).targets(new float[5]);

  private static Dataset point(float x, float y) {
    return InMemoryDataset.of(1).input(new float[] {x}).targets(new float[] {y});
  }

  private static LinearModel model(float weight) {
    LinearModel model = LinearModel.regression(1, 1);
    model.parameters().get("fc.weight").set(new float[] {weight});
    return model;
  }

  private static TrainingListener atStart(Consumer<TrainingRun> action) {
    return new TrainingListener() {
      @Override
      public void epochStarted(TrainingRun run) {
        action.accept(run);
      }
    };
  }

  private static TrainingListener atEnd(Consumer<TrainingRun> action) {
    return new TrainingListener() {
      @Override
      public void epochEnded(TrainingRun run, EpochResult result) {
        action.accept(run);
      }
    };
  }

  @Test
  void aStopBeforeTheFirstBatchEndsTheTrainingAfterIt() {
    TrainingResult result =
        Trainer.of(model(1))
            .batchSize(2)
            .earlyStopping(3)
            .listener(atStart(TrainingRun::stop))
            .fit(POINTS);
    assertEquals(1, result.epochs().size());
    assertEquals(2, result.last().samples());
    assertTrue(Double.isFinite(result.last().trainLoss()));
  }

  @Test
  void aStopBetweenEpochsBeginsNoOther() {
    TrainingResult result =
        Trainer.of(model(1)).batchSize(2).listener(atEnd(TrainingRun::stop)).fit(POINTS);
    assertEquals(1, result.epochs().size());
    assertEquals(5, result.last().samples());
  }

  /** The thread that reads ahead would share the dataset, which is for one thread at a time. */
  @Test
  void afterAStopNothingIsReadAheadWhileValidationReads() {
    Set<Thread> readers = ConcurrentHashMap.newKeySet();
    List<Thread> stillAlive = new ArrayList<>();
    Dataset train = POINTS.map((batch, position) -> readers.add(Thread.currentThread()));
    Dataset validation =
        POINTS.map(
            (batch, position) -> readers.stream().filter(Thread::isAlive).forEach(stillAlive::add));
    Trainer.of(model(1))
        .batchSize(1)
        .validation(validation)
        .listener(atStart(TrainingRun::stop))
        .fit(train);
    assertFalse(readers.isEmpty());
    assertEquals(List.of(), stillAlive);
  }

  /** At -x the validation loss only grows; in epoch 3 the rate makes the weights explode. */
  private static Trainer diverging(LinearModel model, Sgd rule) {
    return Trainer.of(model)
        .optimizer(rule)
        .schedule((epoch, epochs, history) -> epoch < 2 ? 1 : 1e30)
        .epochs(50)
        .validation(point(1, -1));
  }

  @Test
  void divergencePutsTheWeightsOfTheBestEpochBack() {
    LinearModel model = model(0);
    Sgd rule = Sgd.learningRate(0.1f);
    List<float[]> weights = new ArrayList<>();
    Trainer trainer =
        diverging(model, rule)
            .earlyStopping(9)
            .listener(atEnd(run -> weights.add(run.model().parameters().values().clone())));
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(point(1, 1)));
    assertEquals(4, e.epoch());
    assertEquals(
        "the loss is Infinity in epoch 4, batch 1 of 1; the weights are those of epoch 1, the best."
            + " What usually helps: a learning rate below 1.0E29, clipNorm(1), inputs that are"
            + " finite and of the order of 1",
        e.getMessage());
    assertArrayEquals(weights.getFirst(), model.parameters().values());
    assertEquals(0.1f, rule.learningRate());
  }

  @Test
  void divergenceWithoutEarlyStoppingLeavesTheWeightsBeforeTheBatch() {
    LinearModel model = model(0);
    DivergedException e =
        assertThrows(
            DivergedException.class,
            () -> diverging(model, Sgd.learningRate(0.1f)).fit(point(1, 1)));
    assertTrue(
        e.getMessage().contains("batch 1 of 1; the weights are as they were before that batch."),
        e.getMessage());
    assertTrue(Math.abs(model.parameters().values()[0]) > 1e20f);
  }

  /** The error is 1e15, whose square is a float; its product with an input of 1e30 is none. */
  private static final Dataset STEEP = point(1e30f, -1e15f);

  @Test
  void gradientsThatOverflowAreFoundWhereTheNormIsKnown() {
    LinearModel model = model(0);
    Trainer trainer = Trainer.of(model).optimizer(Sgd.learningRate(1)).clipNorm(1);
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(STEEP));
    assertTrue(
        e.getMessage().startsWith("the norm of the gradients is Infinity in epoch 1, batch 1 of 1"),
        e.getMessage());
    assertArrayEquals(new float[2], model.parameters().values());
  }

  @Test
  void weightsThatAnEarlierStepSpoiledAreNamed() {
    LinearModel model = model(0);
    Trainer trainer = Trainer.of(model).optimizer(Sgd.learningRate(1));
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(STEEP));
    assertEquals(2, e.epoch());
    assertTrue(
        e.getMessage().contains("; an earlier step has spoiled the weights, first fc.weight."),
        e.getMessage());
  }

  @Test
  void aValidationLossThatIsNotANumberEndsTheTraining() {
    Trainer trainer =
        Trainer.of(model(1)).optimizer(Sgd.learningRate(0.01f)).validation(point(Float.NaN, 1));
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(POINTS));
    assertTrue(
        e.getMessage()
            .startsWith(
                "the loss on the validation set is NaN after epoch 1; the weights are those after"
                    + " that epoch."),
        e.getMessage());
  }

  @Test
  void anExceptionOfAListenerLeavesTheBestWeightsAndTheRate() {
    LinearModel model = model(0);
    Sgd rule = Sgd.learningRate(0.1f);
    List<Float> weights = new ArrayList<>();
    Trainer trainer =
        Trainer.of(model)
            .optimizer(rule)
            .schedule(Schedule.cosine())
            .validation(point(1, -1))
            .earlyStopping(9)
            .listener(
                atEnd(
                    run -> {
                      weights.add(model.parameters().values()[0]);
                      if (run.epoch() == 3) {
                        throw new IllegalStateException("disk full");
                      }
                    }));
    Exception e = assertThrows(IllegalStateException.class, () -> trainer.fit(point(1, 1)));
    assertEquals("disk full", e.getMessage());
    assertEquals(weights.getFirst(), model.parameters().values()[0]);
    assertEquals(0.1f, rule.learningRate());
  }

  @Test
  void aPlateauOfAFigureThatIsNotThereSaysSo() {
    Trainer trainer = Trainer.of(model(1)).schedule(new Plateau(Watch.ACCURACY, 1, 0.5, 0));
    Exception e = assertThrows(IllegalStateException.class, () -> trainer.fit(POINTS));
    assertEquals(
        "the plateau schedule watches ACCURACY, but the network's first output takes no labels",
        e.getMessage());
  }
}
