package dev.lamina.samples.resnet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.data.Dataset;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.images.Brightness;
import dev.lamina.samples.images.ImageSet;
import dev.lamina.samples.images.SmallIdx;
import dev.lamina.samples.networks.FashionResNet20Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainResNetTest {
  private static final List<String> DIGITS =
      IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  @TempDir private Path directory;

  @Test
  void learnsWhatIsEasyAndSavesIt() throws IOException {
    Path data = SmallIdx.write(directory.resolve("bars"), 80, 20, 28);
    Path out = directory.resolve("out");
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainResNet())
            .setOut(new PrintWriter(console))
            .execute("--data=" + data, "--out=" + out, "--epochs=20", "--batch=16");
    assertEquals(0, exitCode);
    assertTrue(console.toString().contains("269,434"), console.toString());
    String accuracy =
        console.toString().lines().filter(l -> l.startsWith("test accuracy: ")).findFirst().get();
    double percent = Double.parseDouble(accuracy.replaceAll("[^0-9.]", ""));
    assertTrue(percent >= 70, accuracy);
    FashionResNet20Model.load(out.resolve("resnet20.safetensors"));
    assertTrue(Files.size(out.resolve("resnet20.safetensors")) > 4 * 269_434, "weights");
  }

  @Test
  void refusesAnOptionInOneSentence() {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainResNet())
            .setErr(new PrintWriter(errors))
            .execute("--learning-rate=-1");
    assertEquals(2, exitCode);
    assertEquals("--learning-rate must be above 0, not -1.0", errors.toString().strip());
  }

  @Test
  void normalizedImagesHaveMeanZeroAndDeviationOne() throws IOException {
    Path data = SmallIdx.write(directory.resolve("bars"), 30, 20, 28);
    Dataset images = ImageSet.read(data, "bars", DIGITS).train();
    FashionResNet20Model model = FashionResNet20Model.create(1);
    Dataset normalized = Brightness.of(images, model).normalize(images);
    Batch all = model.newBatch(normalized.size());
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < normalized.size(); i++) {
      normalized.read(i, all, i);
    }
    for (float pixel : all.input(0)) {
      sum += pixel;
      squares += pixel * pixel;
    }
    assertEquals(0, sum / all.input(0).length, 1e-5);
    assertEquals(1, squares / all.input(0).length, 1e-4);
  }
}
