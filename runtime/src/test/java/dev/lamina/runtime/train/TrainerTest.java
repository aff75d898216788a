package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.data.SampleReadException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
  /** y = 2 x0 - 3 x1 + 0.5 for n points. */
  private static InMemoryDataset line(int n) {
    Random random = new Random(1);
    float[] x = new float[2 * n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = (float) random.nextGaussian();
      x[2 * i + 1] = (float) random.nextGaussian();
      y[i] = 2 * x[2 * i] - 3 * x[2 * i + 1] + 0.5f;
    }
    return InMemoryDataset.of(n).input(x).targets(y);
  }

  /** Class 1 where x0 > x1, else class 0. */
  private static InMemoryDataset halves(int n) {
    Random random = new Random(2);
    float[] x = new float[2 * n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = (float) random.nextGaussian();
      x[2 * i + 1] = (float) random.nextGaussian();
      labels[i] = x[2 * i] > x[2 * i + 1] ? 1 : 0;
    }
    return InMemoryDataset.labeled(x, labels);
  }

  @Test
  void findsTheLineFromAnOddNumberOfSamples() {
    LinearModel model = LinearModel.regression(2, 1);
    TrainingResult result =
        Trainer.of(model).optimizer(Sgd.learningRate(0.05f)).batchSize(8).epochs(30).fit(line(53));
    assertArrayEquals(new float[] {2, -3, 0.5f}, model.parameters().values(), 1e-3f);
    assertEquals(30, result.epochs().size());
    assertEquals(53, result.last().samples());
    assertTrue(result.last().trainLoss() < 1e-5);
    assertTrue(Double.isNaN(result.last().trainAccuracy()));
    assertFalse(result.last().hasValidation());
    assertFalse(result.stoppedEarly());
  }

  @Test
  void lossOfAnEpochIsTheMeanOverSamplesNotOverBatches() {
    // With rate 0 each loss is y^2 with y = 1, 2, 3: mean 14 / 3. Over batches of 2 it would
    // differ.
    Dataset data = InMemoryDataset.of(3).input(new float[3]).targets(new float[] {1, 2, 3});
    TrainingResult result =
        Trainer.of(LinearModel.regression(1, 1))
            .optimizer(Sgd.learningRate(0))
            .batchSize(2)
            .epochs(1)
            .validation(data)
            .fit(data);
    assertEquals(14 / 3.0, result.last().trainLoss(), 1e-6);
    assertEquals(14 / 3.0, result.last().validationLoss(), 1e-6);
  }

  @Test
  void accumulatedBatchesMakeTheStepOfOneLargeBatch() {
    // 7 samples in batches of 2 by groups of 3: steps over 6 samples and over the odd one.
    LinearModel large = LinearModel.regression(2, 1);
    LinearModel small = LinearModel.regression(2, 1);
    Dataset data = line(7);
    Sgd rule = Sgd.learningRate(0.1f).momentum(0.9f);
    Trainer.of(large).optimizer(rule).batchSize(6).epochs(3).seed(5).fit(data);
    Trainer.of(small)
        .optimizer(rule.momentum(0.9f))
        .batchSize(2)
        .accumulate(3)
        .epochs(3)
        .seed(5)
        .fit(data);
    assertArrayEquals(large.parameters().values(), small.parameters().values(), 1e-5f);
  }

  @Test
  void accumulationWeighsAnOddBatchByItsSamples() {
    // All 5 samples in one step, by batches of 2, 2 and 1.
    LinearModel large = LinearModel.regression(2, 1);
    LinearModel small = LinearModel.regression(2, 1);
    Dataset data = line(5);
    Trainer.of(large).optimizer(Sgd.learningRate(0.1f)).batchSize(5).epochs(4).fit(data);
    Trainer.of(small)
        .optimizer(Sgd.learningRate(0.1f))
        .batchSize(2)
        .accumulate(10)
        .epochs(4)
        .fit(data);
    assertArrayEquals(large.parameters().values(), small.parameters().values(), 1e-5f);
  }

  @Test
  void aRestCanBeLeftOut() {
    TrainingResult result =
        Trainer.of(LinearModel.regression(2, 1)).batchSize(4).dropRest().epochs(2).fit(line(11));
    assertEquals(8, result.last().samples());
    TrainingResult one =
        Trainer.of(LinearModel.regression(2, 1)).batchSize(64).dropRest().epochs(1).fit(line(11));
    assertEquals(11, one.last().samples());
  }

  @Test
  void sameSeedSameBitsOtherSeedOtherOrder() {
    float[] first = weightsWithSeed(1);
    assertArrayEquals(first, weightsWithSeed(1));
    assertFalse(Arrays.equals(first, weightsWithSeed(2)));
  }

  private static float[] weightsWithSeed(long seed) {
    LinearModel model = LinearModel.regression(2, 1);
    Trainer.of(model).batchSize(4).epochs(2).seed(seed).fit(line(33));
    return model.parameters().values();
  }

  @Test
  void classifierReportsAccuracy() {
    LinearModel model = LinearModel.classifier(2, 2);
    TrainingResult result =
        Trainer.of(model)
            .optimizer(Adam.learningRate(0.1f))
            .batchSize(16)
            .epochs(20)
            .validation(halves(77))
            .fit(halves(300));
    assertTrue(result.last().trainAccuracy() > 0.97, result.toString());
    assertTrue(result.last().validationAccuracy() > 0.97, result.toString());
    assertTrue(result.epochs().get(0).trainLoss() > result.last().trainLoss());
  }

  @Test
  void withoutPredictionsInTrainingThereIsNoTrainingAccuracy() {
    TrainingResult result =
        Trainer.of(LinearModel.classifier(2, 2).hidingPredictions())
            .epochs(1)
            .validation(halves(50))
            .fit(halves(50));
    assertTrue(Double.isNaN(result.last().trainAccuracy()));
    assertTrue(result.last().validationAccuracy() > 0.3);
  }

  @Test
  void listenersSeeRunningFiguresAndMayStop() {
    List<String> seen = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void epochStarted(TrainingRun run) {
            seen.add("start " + run.epoch() + "/" + run.epochs());
          }

          @Override
          public void batchEnded(TrainingRun run) {
            seen.add("batch " + run.batch() + "/" + run.batches() + " " + run.samples());
            if (run.epoch() == 2 && run.batch() == 2) {
              run.stop();
            }
          }

          @Override
          public void epochEnded(TrainingRun run, EpochResult result) {
            seen.add("end " + result.epoch() + " " + result.samples());
          }

          @Override
          public void trainingEnded(TrainingResult result) {
            seen.add("done " + result.epochs().size());
          }
        };
    Trainer.of(LinearModel.regression(2, 1)).batchSize(2).epochs(9).listener(listener).fit(line(5));
    assertEquals(
        List.of(
            "start 1/9",
            "batch 1/3 2",
            "batch 2/3 4",
            "batch 3/3 5",
            "end 1 5",
            "start 2/9",
            "batch 1/3 2",
            "batch 2/3 4",
            "end 2 4",
            "done 2"),
        seen);
  }

  @Test
  void aBatchAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long[] start = new long[1];
    List<Long> bytes = new ArrayList<>();
    TrainingListener meter =
        new TrainingListener() {
          @Override
          public void batchEnded(TrainingRun run) {
            if (run.batch() == 5) {
              start[0] = threads.getCurrentThreadAllocatedBytes();
            } else if (run.batch() == 99) {
              bytes.add(threads.getCurrentThreadAllocatedBytes() - start[0]);
            }
          }
        };
    Trainer.of(LinearModel.classifier(2, 2))
        .schedule(Schedule.warmUp(0.5, Schedule.cosine()))
        .clipNorm(1)
        .accumulate(2)
        .batchSize(4)
        .epochs(6)
        .listener(meter)
        .fit(halves(399));
    // What the JVM itself allocates now and then is not in every epoch.
    assertEquals(0, Collections.min(bytes), bytes::toString);
  }

  @Test
  void stopAppliesTheGradientsThatWereAccumulated() {
    LinearModel model = LinearModel.regression(2, 1);
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void batchEnded(TrainingRun run) {
            run.stop();
          }
        };
    Trainer.of(model).batchSize(2).accumulate(3).listener(stop).fit(line(9));
    assertFalse(model.parameters().values()[0] == 0);
  }

  @Test
  void earlyStoppingRestoresTheBestWeights() {
    // On y = -x the validation loss only grows, so the first epoch is the best.
    Dataset train = InMemoryDataset.of(1).input(new float[] {1}).targets(new float[] {1});
    Dataset other = InMemoryDataset.of(1).input(new float[] {1}).targets(new float[] {-1});
    LinearModel model = LinearModel.regression(1, 1);
    List<Float> weights = new ArrayList<>();
    TrainingListener notes =
        new TrainingListener() {
          @Override
          public void epochEnded(TrainingRun run, EpochResult result) {
            weights.add(run.model().parameters().values()[0]);
          }
        };
    TrainingResult result =
        Trainer.of(model)
            .optimizer(Sgd.learningRate(0.1f))
            .epochs(50)
            .validation(other)
            .earlyStopping(3)
            .listener(notes)
            .fit(train);
    assertEquals(4, result.epochs().size());
    assertTrue(result.stoppedEarly());
    assertTrue(result.bestRestored());
    assertEquals(1, result.bestEpoch());
    assertEquals(weights.getFirst(), model.parameters().values()[0]);
    assertTrue(weights.get(3) > weights.getFirst());
  }

  @Test
  void earlyStoppingOnAMissingFigureSaysSo() {
    Trainer trainer =
        Trainer.of(LinearModel.regression(2, 1))
            .earlyStopping(EarlyStopping.patience(1).watch(Watch.ACCURACY));
    Exception e = assertThrows(IllegalStateException.class, () -> trainer.fit(line(5)));
    assertTrue(e.getMessage().contains("takes no labels"), e.getMessage());
  }

  @Test
  void bestEpochIsKnownWithoutEarlyStopping() {
    LinearModel model = LinearModel.regression(2, 1);
    TrainingResult result =
        Trainer.of(model).optimizer(Sgd.learningRate(0.05f)).epochs(4).fit(line(40));
    assertEquals(4, result.bestEpoch());
    assertFalse(result.bestRestored());
  }

  @Test
  void divergenceStopsBeforeTheWeightsAreSpoiled() {
    LinearModel model = LinearModel.regression(2, 1);
    Trainer trainer = Trainer.of(model).optimizer(Sgd.learningRate(1e4f)).batchSize(8).epochs(50);
    DivergedException e = assertThrows(DivergedException.class, () -> trainer.fit(line(20)));
    assertTrue(e.getMessage().contains("in epoch " + e.epoch() + ", batch " + e.batch() + " of 3"));
    assertTrue(e.getMessage().contains("learning rate below 10000"), e.getMessage());
    for (float w : model.parameters().values()) {
      assertTrue(Float.isFinite(w));
    }
  }

  @Test
  void scheduleSetsTheRateAndGivesItBack() {
    Sgd rule = Sgd.learningRate(0.5f);
    TrainingResult result =
        Trainer.of(LinearModel.regression(2, 1))
            .optimizer(rule)
            .schedule(Schedule.step(2, 0.1))
            .epochs(5)
            .batchSize(3)
            .fit(line(7));
    List<Float> rates = result.epochs().stream().map(EpochResult::learningRate).toList();
    assertEquals(List.of(0.5f, 0.5f, 0.05f, 0.05f, 0.005f), rates);
    assertEquals(0.5f, rule.learningRate());
  }

  @Test
  void clippingBoundsTheStep() {
    LinearModel model = LinearModel.regression(2, 1);
    Trainer.of(model)
        .optimizer(Sgd.learningRate(1))
        .clipNorm(0.01)
        .batchSize(100)
        .epochs(1)
        .fit(line(50));
    double norm = 0;
    for (float w : model.parameters().values()) {
      norm += (double) w * w;
    }
    assertEquals(0.01, Math.sqrt(norm), 1e-6);
    LinearModel other = LinearModel.regression(2, 1);
    Trainer.of(other)
        .optimizer(Sgd.learningRate(1))
        .clipValue(0.25f)
        .batchSize(100)
        .epochs(1)
        .fit(line(50));
    assertEquals(0.25f, other.parameters().values()[0]);
    assertEquals(-0.25f, other.parameters().values()[1]);
  }

  @Test
  void aSampleThatCannotBeReadIsNamedAndTheRateGivenBack() {
    Dataset good = line(10);
    Dataset bad =
        good.map(
            (batch, position) -> {
              if (batch.input(0)[2 * position] == 0) {
                throw new IllegalStateException("blank");
              }
            });
    Dataset withHole =
        bad.concat(
            InMemoryDataset.of(1)
                .input(new float[2])
                .targets(new float[1])
                .map(
                    (batch, position) -> {
                      throw new IllegalStateException("blank");
                    }));
    Sgd rule = Sgd.learningRate(0.5f);
    Trainer trainer =
        Trainer.of(LinearModel.regression(2, 1)).optimizer(rule).schedule(Schedule.cosine());
    SampleReadException e = assertThrows(SampleReadException.class, () -> trainer.fit(withHole));
    assertEquals(10, e.index());
    assertEquals("cannot read sample 10: blank", e.getMessage());
    assertEquals(0.5f, rule.learningRate());
  }
}
