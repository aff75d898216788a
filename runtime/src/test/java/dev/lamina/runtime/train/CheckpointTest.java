package dev.lamina.runtime.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.weights.SafeTensors;
import dev.lamina.runtime.weights.TensorFile;
import dev.lamina.runtime.weights.TensorSource;
import dev.lamina.runtime.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on from a checkpoint gives the bits of one without a break. */
class CheckpointTest {
  private static final int EPOCHS = 8;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("run.safetensors");
  }

  /** A line with noise, so that losses go up and down, in another way for each seed. */
  private static Dataset noise(int n, long seed) {
    Random random = new Random(seed);
    float[] x = new float[2 * n];
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = (float) random.nextGaussian();
      x[2 * i + 1] = (float) random.nextGaussian();
      y[i] = x[2 * i] + (float) random.nextGaussian();
    }
    return InMemoryDataset.of(n).input(x).targets(y);
  }

  private static Trainer trainer(LinearModel model, Optimizer rule) {
    return Trainer.of(model)
        .optimizer(rule)
        .schedule(Schedule.plateau(1, 0.7))
        .batchSize(4)
        .accumulate(2)
        .clipNorm(2)
        .epochs(EPOCHS)
        .seed(9)
        .validation(noise(20, 2))
        .earlyStopping(EPOCHS);
  }

  private static Dataset train() {
    return noise(23, 1)
        .augment(5, (batch, n, random) -> batch.input(0)[2 * n] += random.nextFloat());
  }

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static TrainingListener crashIn(int epoch, int batch) {
    return new TrainingListener() {
      @Override
      public void batchEnded(TrainingRun run) {
        if (run.epoch() == epoch && run.batch() == batch) {
          throw new Crash();
        }
      }
    };
  }

  /** The seconds are those of the machine; all other figures must be the same. */
  private static List<EpochResult> timeless(TrainingResult result) {
    return result.epochs().stream()
        .map(
            e ->
                new EpochResult(
                    e.epoch(),
                    e.trainLoss(),
                    e.trainAccuracy(),
                    e.validationLoss(),
                    e.validationAccuracy(),
                    e.learningRate(),
                    e.samples(),
                    0))
        .toList();
  }

  static List<Supplier<Optimizer>> rules() {
    return List.of(
        () -> Sgd.learningRate(0.05f),
        () -> Sgd.learningRate(0.05f).nesterov(0.9f).weightDecay(0.1f),
        () -> Adam.learningRate(0.05f),
        () -> AdamW.learningRate(0.05f),
        () -> RmsProp.learningRate(0.05f).momentum(0.5f),
        () -> Adagrad.learningRate(0.05f).initialSum(0.1f));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void goesOnWithTheSameBits(Supplier<Optimizer> rule) throws IOException {
    LinearModel through = LinearModel.regression(2, 1);
    TrainingResult whole = trainer(through, rule.get()).fit(train());
    // It crashes in the sixth batch of the fourth epoch and again in the sixth epoch.
    assertThrows(
        Crash.class,
        () ->
            trainer(LinearModel.regression(2, 1), rule.get())
                .checkpoint(file)
                .listener(crashIn(4, 5))
                .fit(train()));
    LinearModel second = LinearModel.regression(2, 1);
    Trainer again = trainer(second, rule.get()).checkpoint(file).resume(file);
    assertThrows(Crash.class, () -> again.listener(crashIn(6, 1)).fit(train()));
    LinearModel third = LinearModel.regression(2, 1);
    TrainingResult last = trainer(third, rule.get()).resume(file).fit(train());
    assertArrayEquals(through.parameters().values(), third.parameters().values());
    assertEquals(through.randomState(), third.randomState());
    assertEquals(timeless(whole), timeless(last));
    assertEquals(whole.bestEpoch(), last.bestEpoch());
    assertEquals(whole.bestRestored(), last.bestRestored());
  }

  @Test
  void epochsThatAreDoneAreNotDoneAgain() throws IOException {
    List<Integer> begun = new ArrayList<>();
    TrainingListener notes =
        new TrainingListener() {
          @Override
          public void epochStarted(TrainingRun run) {
            begun.add(run.epoch());
          }
        };
    LinearModel model = LinearModel.regression(2, 1);
    Trainer.of(model).epochs(3).checkpoint(file).fit(train());
    Trainer.of(model).epochs(5).resume(file).listener(notes).fit(train());
    assertEquals(List.of(4, 5), begun);
    float[] done = model.parameters().values().clone();
    LinearModel other = LinearModel.regression(2, 1);
    TrainingResult result = Trainer.of(other).epochs(3).resume(file).listener(notes).fit(train());
    assertEquals(List.of(4, 5), begun);
    assertEquals(3, result.epochs().size());
    assertFalse(Arrays.equals(done, other.parameters().values()));
  }

  /** The checkpoint is used up: a second fit begins at the beginning. */
  @Test
  void onlyTheNextFitGoesOn() throws IOException {
    LinearModel model = LinearModel.regression(2, 1);
    Trainer.of(model).epochs(2).checkpoint(file).fit(train());
    Trainer trainer = Trainer.of(model).epochs(3).resume(file);
    assertEquals(3, trainer.fit(train()).epochs().size());
    List<Integer> begun = new ArrayList<>();
    trainer
        .listener(
            new TrainingListener() {
              @Override
              public void epochStarted(TrainingRun run) {
                begun.add(run.epoch());
              }
            })
        .fit(train());
    assertEquals(List.of(1, 2, 3), begun);
  }

  @Test
  void anEpochThatWasCutShortIsRepeated() throws IOException {
    LinearModel model = LinearModel.regression(2, 1);
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public void batchEnded(TrainingRun run) {
            if (run.epoch() == 2 && run.batch() == 1) {
              run.stop();
            }
          }
        };
    Trainer.of(model).epochs(3).batchSize(4).checkpoint(file).listener(stop).fit(train());
    LinearModel resumed = LinearModel.regression(2, 1);
    Trainer.of(resumed).epochs(3).batchSize(4).resume(file).fit(train());
    LinearModel through = LinearModel.regression(2, 1);
    Trainer.of(through).epochs(3).batchSize(4).fit(train());
    assertArrayEquals(through.parameters().values(), resumed.parameters().values());
  }

  @Test
  void earlyStoppingThatHadHappenedHappensAtOnce() throws IOException {
    Dataset point = InMemoryDataset.of(1).input(new float[] {1, 0}).targets(new float[] {1});
    Dataset other = InMemoryDataset.of(1).input(new float[] {1, 0}).targets(new float[] {-1});
    UnaryOperator<Trainer> settings =
        t -> t.optimizer(Sgd.learningRate(0.1f)).epochs(50).validation(other).earlyStopping(2);
    LinearModel model = LinearModel.regression(2, 1);
    TrainingResult result = settings.apply(Trainer.of(model)).checkpoint(file).fit(point);
    assertEquals(3, result.epochs().size());
    LinearModel again = LinearModel.regression(2, 1);
    TrainingResult second = settings.apply(Trainer.of(again)).resume(file).fit(point);
    assertEquals(result, second);
    assertArrayEquals(model.parameters().values(), again.parameters().values());
    assertEquals(1, second.bestEpoch());
  }

  @Test
  void aCheckpointCanBeLoadedAsWeights() throws IOException {
    LinearModel model = LinearModel.regression(2, 1);
    trainer(model, Adam.learningRate(0.1f))
        .earlyStopping(99)
        .epochs(2)
        .checkpoint(file)
        .fit(train());
    LinearModel other = LinearModel.regression(2, 1);
    SafeTensors.load(other.parameters(), file);
    assertFalse(other.parameters().values()[0] == 0);
    try (TensorFile tensors = TensorFile.open(file)) {
      assertEquals(
          List.of(
              "fc.weight",
              "fc.bias",
              "training/first moment/fc.weight",
              "training/first moment/fc.bias",
              "training/second moment/fc.weight",
              "training/second moment/fc.bias",
              "training/best/fc.weight",
              "training/best/fc.bias"),
          tensors.names());
      assertEquals("Linear", tensors.metadata().get("network"));
      assertEquals("6 6", tensors.metadata().get("training/steps"));
    }
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "nothing is left beside it");
    }
  }

  @Test
  void otherSettingsAreRefusedAllAtOnce() throws IOException {
    trainer(LinearModel.regression(2, 1), Adam.learningRate(0.1f))
        .epochs(1)
        .checkpoint(file)
        .fit(train());
    Trainer other =
        Trainer.of(LinearModel.regression(2, 1))
            .optimizer(Sgd.learningRate(1).momentum(0.9f))
            .resume(file);
    Exception e = assertThrows(IllegalArgumentException.class, () -> other.fit(noise(24, 1)));
    assertEquals(
        file
            + """
            : this training cannot go on as it began:
              optimizer: Adam with first moment, second moment there, Sgd with momentum here
              samples: 23 there, 24 here
              batch size: 4 there, 32 here
              accumulated batches: 2 there, 1 here
              seed: 9 there, 0 here
              early stopping: LOSS by 0.0 there, none here\
            """,
        e.getMessage());
  }

  @Test
  void filesThatAreNoCheckpointOfThisNetworkAreRefused() throws IOException {
    LinearModel model = LinearModel.regression(2, 1);
    Trainer trainer = Trainer.of(model);
    Exception missing = assertThrows(WeightsException.class, () -> trainer.resume(file));
    assertEquals(file + ": there is no such file", missing.getMessage());
    SafeTensors.save(model.parameters(), file, Map.of());
    Exception weights = assertThrows(WeightsException.class, () -> trainer.resume(file));
    assertEquals(
        file + ": these are weights, but no checkpoint of a training", weights.getMessage());
    Trainer.of(LinearModel.regression(3, 1))
        .epochs(1)
        .checkpoint(file)
        .fit(InMemoryDataset.of(1).input(new float[3]).targets(new float[1]));
    Exception other = assertThrows(WeightsException.class, () -> trainer.resume(file));
    assertTrue(
        other.getMessage().contains("fc.weight: the network has [1, 2], the file [1, 3]"),
        other.getMessage());
  }

  private static String damagedBy(Path file, String key, String value) throws IOException {
    Map<String, String> metadata;
    List<TensorSource> sources = new ArrayList<>();
    try (TensorFile tensors = TensorFile.open(file)) {
      metadata = new HashMap<>(tensors.metadata());
      for (var tensor : tensors.tensors().values()) {
        float[] values = tensor.floats();
        int[] shape = Arrays.stream(tensor.shape()).mapToInt(n -> (int) n).toArray();
        if (!tensor.name().equals(key)) {
          sources.add(new TensorSource(tensor.name(), shape, () -> values));
        }
      }
    }
    metadata.put(key, value);
    Path damaged = file.resolveSibling("damaged.safetensors");
    SafeTensors.save(sources, damaged, metadata);
    Trainer trainer =
        trainer(LinearModel.regression(2, 1), Adam.learningRate(0.1f)).resume(damaged);
    Exception e = assertThrows(UncheckedIOException.class, () -> trainer.fit(train()));
    return e.getCause().getMessage().replace(damaged + ": the checkpoint is damaged: ", "");
  }

  @Test
  void damagedCheckpointsAreRefused() throws IOException {
    trainer(LinearModel.regression(2, 1), Adam.learningRate(0.1f))
        .epochs(2)
        .checkpoint(file)
        .fit(train());
    assertEquals("\"x\" are no figures of an epoch", damagedBy(file, "training/epochs", "x"));
    assertEquals("epoch 2 follows epoch 0", damagedBy(file, "training/epochs", "2 1 1 1 1 1 1 1"));
    assertEquals(
        "\"1 1 one 1 1 1 1 1\" are no figures of an epoch",
        damagedBy(file, "training/epochs", "1 1 one 1 1 1 1 1"));
    assertEquals("1 steps for 2 parameters", damagedBy(file, "training/steps", "6"));
    assertEquals("\"many\" is no whole number", damagedBy(file, "training/steps", "6 many"));
    assertEquals("\"\" is no whole number", damagedBy(file, "training/random state", ""));
    assertEquals(
        "training/first moment/fc.bias is missing",
        damagedBy(file, "training/first moment/fc.bias", ""));
    assertEquals(
        "training/best/fc.weight is missing", damagedBy(file, "training/best/fc.weight", ""));
  }

  @Test
  void aFolderThatIsMissingIsSaidBeforeTheFirstEpoch() {
    Trainer trainer = Trainer.of(LinearModel.regression(2, 1));
    Path nowhere = folder.resolve("none").resolve("run.safetensors");
    Exception e = assertThrows(IllegalArgumentException.class, () -> trainer.checkpoint(nowhere));
    assertEquals(
        "a checkpoint cannot be written to " + folder.resolve("none") + ", since that is no folder",
        e.getMessage());
  }

  @Test
  void whatCannotBeWrittenEndsTheTraining() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Trainer trainer =
        Trainer.of(LinearModel.regression(2, 1)).checkpoint(gone.resolve("run.safetensors"));
    Files.delete(gone);
    Exception e = assertThrows(UncheckedIOException.class, () -> trainer.fit(train()));
    assertTrue(e.getMessage().startsWith("the checkpoint cannot be written: "), e.getMessage());
  }

  @Test
  void anOptimizerOfOnesOwnIsRefused() {
    Optimizer own =
        new Optimizer() {
          @Override
          public void step(Parameters parameters) {}

          @Override
          public float learningRate() {
            return 1;
          }

          @Override
          public void setLearningRate(float rate) {}
        };
    Trainer trainer = Trainer.of(LinearModel.regression(2, 1)).optimizer(own).checkpoint(file);
    Exception e = assertThrows(IllegalArgumentException.class, () -> trainer.fit(train()));
    assertTrue(
        e.getMessage().startsWith("a checkpoint holds the state of Sgd, Adam, AdamW,"),
        e.getMessage());
  }

  /** What a line of text must not lose. */
  @Test
  void figuresComeBackToTheLastBit() {
    EpochResult figures =
        new EpochResult(
            7, 1 / 3.0, Double.NaN, Double.POSITIVE_INFINITY, 1e-300, 0.1f, 60_000, 0.1 + 0.2);
    assertEquals(figures, EpochLine.parse(EpochLine.of(figures)));
  }
}
