package dev.lamina.samples.captions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.SampleCommand;
import dev.lamina.samples.fashion.FashionImages;
import dev.lamina.samples.fashion.Garment;
import dev.lamina.samples.fashion.Wardrobe;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainCaptionsTest {
  @TempDir private Path directory;

  /** The scenes differ in their pictures alone: without them one caption fits a few at best. */
  @Test
  void picturesDecideWhatIsSaid() throws IOException {
    Vocabulary words = CaptionData.vocabulary();
    List<Scene> scenes = CaptionData.scenes(new Wardrobe(FashionImages.embedded().train()), 60, 5);
    CaptionerModel model = CaptionerModel.create(3);
    Trainer.of(model)
        .optimizer(Adam.learningRate(3e-3f))
        .clipNorm(1)
        .batchSize(10)
        .epochs(40)
        .fit(CaptionData.dataset(scenes, words));
    CaptionReport report = new CaptionReport(model, words);
    assertTrue(report.exact(scenes, Decoding.greedy()) >= 0.9, "greedy");
    assertTrue(report.exact(scenes, Decoding.beam(3)) >= 0.9, "beam");
  }

  @Test
  void reportsAndSavesWhatItHasTrained() throws IOException {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainCaptions())
            .setOut(new PrintWriter(console))
            .execute("--scenes=200", "--test-scenes=20", "--epochs=1", "--out=" + directory);
    assertEquals(0, exitCode);
    assertTrue(console.toString().contains("exact match on 20 new scenes: greedy"), "figures");
    BufferedImage picture = ImageIO.read(directory.resolve("captions.png").toFile());
    assertEquals(4 * 290, picture.getWidth());
    assertEquals(CaptionData.vocabulary().tokens(), words());
    CaptionerModel model = CaptionerModel.load(directory.resolve("captioner.safetensors"));
    assertEquals(18, model.outputs().getFirst().size());
  }

  private List<String> words() throws IOException {
    return Vocabulary.load(directory.resolve("words.txt")).tokens();
  }

  @Test
  void captionsSayWhichGarmentIsWhere() {
    assertEquals("a boot at the upper right", Scene.caption(Garment.BOOT, 1));
    assertEquals("trousers at the lower left", Scene.caption(Garment.TROUSERS, 2));
    assertEquals("a bag left of a dress", Scene.caption(Garment.BAG, 2, Garment.DRESS, 3));
    assertEquals("a bag above a dress", Scene.caption(Garment.BAG, 1, Garment.DRESS, 3));
    assertEquals(
        "a bag above and right of a dress", Scene.caption(Garment.BAG, 1, Garment.DRESS, 2));
    assertEquals(
        "a bag above and left of a dress", Scene.caption(Garment.BAG, 0, Garment.DRESS, 3));
  }

  @Test
  void pixelsAreWhereTheCaptionSays() throws IOException {
    Wardrobe wardrobe = new Wardrobe(FashionImages.embedded().test());
    for (Scene scene : CaptionData.scenes(wardrobe, 200, 7)) {
      double[] light = new double[4];
      for (int at = 0; at < scene.pixels().length; at++) {
        int quarter = 2 * (at / Scene.SIDE / 32) + at % Scene.SIDE / 32;
        light[quarter] += scene.pixels()[at];
      }
      for (int quarter = 0; quarter < 4; quarter++) {
        String alone = (quarter < 2 ? "upper " : "lower ") + (quarter % 2 == 0 ? "left" : "right");
        if (scene.caption().endsWith(alone)) {
          assertTrue(light[quarter] > 0, scene.caption());
          assertEquals(light[quarter], light[0] + light[1] + light[2] + light[3], scene.caption());
        }
      }
      if (scene.caption().contains(" above ")) {
        assertTrue(light[0] + light[1] > 0 && light[2] + light[3] > 0, scene.caption());
      }
      if (scene.caption().contains("above and right of")) {
        assertTrue(light[1] > 0 && light[2] > 0 && light[0] + light[3] == 0, scene.caption());
      }
    }
  }

  @Test
  void knowsAllWordsOfTheGrammar() throws IOException {
    Vocabulary words = CaptionData.vocabulary();
    assertEquals(Captioner.WORDS, words.size());
    Wardrobe wardrobe = new Wardrobe(FashionImages.embedded().test());
    for (Scene scene : CaptionData.scenes(wardrobe, 500, 3)) {
      assertEquals(scene.caption(), words.decode(words.encode(scene.caption())));
    }
  }

  @Test
  void refusesAnOptionInOneSentence() {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainCaptions()).setErr(new PrintWriter(errors)).execute("--scenes=0");
    assertEquals(2, exitCode);
    assertEquals("--scenes must be at least 1, not 0", errors.toString().strip());
  }
}
