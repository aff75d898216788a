package dev.lamina.samples.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.fashion.FashionImages;
import dev.lamina.samples.fashion.Wardrobe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainVideoTest {
  private static final Pattern FIGURES =
      Pattern.compile("with memory ([0-9.]+) %, without ([0-9.]+)");

  @TempDir private Path directory;

  @Test
  void onlyMemoryKnowsWhereThingsMove() {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainVideo())
            .setOut(new PrintWriter(console))
            .execute("--clips=600", "--test-clips=60", "--epochs=6", "--out=" + directory);
    assertEquals(0, exitCode);
    MatchResult found = FIGURES.matcher(console.toString()).results().findFirst().orElseThrow();
    double with = Double.parseDouble(found.group(1));
    double without = Double.parseDouble(found.group(2));
    assertTrue(with >= without + 15, console.toString());
    assertTrue(Files.exists(directory.resolve("motion.png")), "picture");
  }

  /** The centre of the light moves as the label says. */
  @Test
  void labelsSayHowPixelsMove() throws IOException {
    Wardrobe wardrobe = new Wardrobe(FashionImages.embedded().test());
    for (Clip clip : Clip.clips(wardrobe, 30, 9)) {
      assertEquals(0, clip.labels()[0], "rest");
      for (int t = 1; t < clip.length(); t++) {
        Motion motion = List.of(Motion.values()).get(clip.labels()[t]);
        double[] before = center(clip.frame(t - 1));
        double[] now = center(clip.frame(t));
        assertEquals(motion.top(0, 3), now[0] - before[0], 1e-3);
        assertEquals(motion.left(0, 3), now[1] - before[1], 1e-3);
      }
    }
  }

  private static double[] center(float[] frame) {
    double[] sums = new double[3];
    for (int at = 0; at < frame.length; at++) {
      int row = at / Clip.SIDE;
      sums[0] += frame[at] * row;
      sums[1] += frame[at] * (at % Clip.SIDE);
      sums[2] += frame[at];
    }
    return new double[] {sums[0] / sums[2], sums[1] / sums[2]};
  }

  /** One frame at a time, the network says what it says to the whole clip. */
  @Test
  void answersFrameByFrameAsToTheWholeClip() throws IOException {
    MotionWatcherModel model = MotionWatcherModel.create(1);
    Clip clip = Clip.clips(new Wardrobe(FashionImages.embedded().test()), 1, 2).getFirst();
    float[] whole = model.predict(clip.frames());
    int[] answers = TrainVideo.answers(model, clip);
    int classes = List.of(Motion.values()).size();
    for (int t = 0; t < clip.length(); t++) {
      for (int c = 0; c < classes; c++) {
        assertTrue(whole[t * classes + c] <= whole[t * classes + answers[t]], "frame " + t);
      }
    }
  }
}
