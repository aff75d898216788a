package dev.lamina.samples.lenet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.images.SmallIdx;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainLeNetTest {
  @TempDir private Path directory;

  /** What a run of the command leaves. */
  private record Run(int exitCode, String out, String err) {
    static Run of(String... args) {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      int exitCode =
          SampleCommand.of(new TrainLeNet())
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(args);
      return new Run(exitCode, out.toString(), err.toString());
    }

    /** Exit code 2, one line on the error stream, and nothing else. */
    String refusal() {
      assertEquals(2, exitCode, err);
      assertEquals("", out);
      assertEquals(1, err.lines().count(), err);
      return err.strip();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --epochs=0         | --epochs must be at least 1, not 0
          --batch=-3         | --batch must be at least 1, not -3
          --threads=0        | --threads must be at least 1, not 0
          --learning-rate=0  | --learning-rate must be above 0, not 0.0
          --classes=a,b      | --classes must name 10 classes, not 2
          --epochs=many      | Invalid value for option '--epochs': 'many' is not an int
          --colour           | Unknown option: '--colour'
          """)
  void refusesAnOptionInOneSentence(String option, String sentence) {
    assertEquals(sentence, Run.of(option).refusal());
  }

  @Test
  void namesTheOptimizersWhenOneIsUnknown() {
    String refusal = Run.of("--optimizer=lbfgs").refusal();
    assertTrue(refusal.contains("lbfgs") && refusal.contains("ADAMW"), refusal);
  }

  @Test
  void refusesADirectoryThatIsNotThere() {
    String refusal = refuseData(directory.resolve("nowhere"));
    assertTrue(refusal.endsWith("nowhere: there is no such directory"), refusal);
  }

  @Test
  void refusesADirectoryWithoutImages() {
    String refusal = refuseData(directory);
    assertTrue(refusal.contains("train-images-idx3-ubyte"), refusal);
  }

  @Test
  void refusesImagesOfAnotherSize() throws IOException {
    String refusal = refuseData(SmallIdx.write(directory.resolve("large"), 20, 10, 32));
    assertTrue(
        refusal.endsWith("the images are [1, 32, 32], but LeNet-5 takes [1, 28, 28]"), refusal);
  }

  @Test
  void refusesFilesThatAreCutShort() throws IOException {
    Path data = SmallIdx.write(directory.resolve("cut"), 20, 10, 28);
    Path images = data.resolve("train-images-idx3-ubyte");
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 1000));
    assertTrue(refuseData(data).contains(images.toString()));
  }

  @Test
  void refusesAnOutputDirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));
    assertTrue(Run.of("--out", file.toString()).refusal().contains(file.toString()));
  }

  @Test
  void saysWhyATrainingDiverged() throws IOException {
    Path data = SmallIdx.write(directory.resolve("bars"), 320, 50, 28);
    Run run =
        Run.of(
            "--data",
            data.toString(),
            "--out",
            directory.toString(),
            "--optimizer=adam",
            "--learning-rate=1e38");
    assertEquals(1, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    assertTrue(run.err().contains("learning rate"), run.err());
  }

  private String refuseData(Path data) {
    return Run.of("--data", data.toString(), "--out", directory.toString()).refusal();
  }

  @Test
  void explainsWithoutTraining() {
    Run run = Run.of("--explain");
    assertEquals(0, run.exitCode());
    assertTrue(run.out().contains("LeNet5Model.java"), run.out());
    assertTrue(run.out().contains("6 x 28 x 28"), run.out());
  }

  @Test
  void trainsSavesAndDraws() throws IOException {
    Path data = SmallIdx.write(directory.resolve("bars"), 320, 50, 28);
    Path out = directory.resolve("out");
    Run run = Run.of("--data", data.toString(), "--out", out.toString(), "--epochs", "3");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().matches("(?s).*\ntest accuracy: [0-9.]+ %\n.*"), run.out());
    BufferedImage picture = ImageIO.read(out.resolve("lenet5.png").toFile());
    assertEquals(LeNetPicture.WIDTH, picture.getWidth());
    assertEquals(LeNetPicture.HEIGHT, picture.getHeight());
    long weights = 4 * LeNet5Model.create(0).parameters().count();
    long header = Files.size(out.resolve("lenet5.safetensors")) - weights;
    assertTrue(header > 0 && header < 4096, () -> "header of " + header + " bytes");
  }

  @Test
  void theSameSeedGivesTheSameWeights() throws IOException {
    Path data = SmallIdx.write(directory.resolve("bars"), 70, 20, 28);
    assertArrayEquals(weights(data, "first"), weights(data, "second"));
  }

  private byte[] weights(Path data, String name) throws IOException {
    Path out = directory.resolve(name);
    Run.of("--data", data.toString(), "--out", out.toString(), "--epochs", "1");
    return Files.readAllBytes(out.resolve("lenet5.safetensors"));
  }
}
