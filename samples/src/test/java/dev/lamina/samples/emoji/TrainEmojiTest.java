package dev.lamina.samples.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Trainer;
import dev.lamina.samples.cli.SampleCommand;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainEmojiTest {
  @TempDir private Path directory;

  @Test
  void picturesDecideWhatIsSaid() throws IOException {
    List<Emoji> all = Emoji.embedded();
    Vocabulary words = EmojiData.vocabulary(all);
    List<Emoji> some = EmojiData.of(all, 3).train().subList(0, 40);
    EmojiCaptionerModel model = EmojiCaptionerModel.create(3);
    Trainer.of(model)
        .optimizer(Adam.learningRate(3e-3f))
        .clipNorm(1)
        .batchSize(8)
        .epochs(60)
        .fit(EmojiData.dataset(some, words));
    EmojiTeller teller = new EmojiTeller(model, words);
    CaptionScore greedy = CaptionScore.of(some, e -> teller.caption(e, Decoding.greedy()));
    CaptionScore beam = CaptionScore.of(some, e -> teller.caption(e, Decoding.beam(3)));
    assertTrue(greedy.exact() >= 0.9, "greedy " + greedy);
    assertTrue(beam.exact() >= 0.9, "beam " + beam);
  }

  @Test
  void reportsAndSavesWhatItHasTrained() throws IOException {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainEmoji())
            .setOut(new PrintWriter(console))
            .execute("--pictures=100", "--epochs=1", "--out=" + directory);
    assertEquals(0, exitCode);
    assertTrue(
        console.toString().startsWith("100 pictures to train on, 102 of new names"),
        console.toString());
    assertTrue(console.toString().contains("115 pictures of new tones"), console.toString());
    BufferedImage picture = ImageIO.read(directory.resolve("emoji.png").toFile());
    assertEquals(4 * 340, picture.getWidth());
    assertEquals(EmojiCaptioner.WORDS, Vocabulary.load(directory.resolve("words.txt")).size());
    EmojiCaptionerModel.load(directory.resolve("emoji-captioner.safetensors"));
  }

  @Test
  void testsNoCaptionThatIsTrainedButOnlyWordsThatAre() throws IOException {
    List<Emoji> all = Emoji.embedded();
    EmojiData data = EmojiData.of(all, 42);
    Set<String> trained = texts(data.train());
    Set<String> words = words(trained);
    for (List<Emoji> test : List.of(data.newNames(), data.newTones())) {
      assertTrue(texts(test).stream().noneMatch(trained::contains), "captions");
      assertEquals(Set.of(), without(words(texts(test)), words));
    }
    Set<String> names = data.train().stream().map(TrainEmojiTest::name).collect(Collectors.toSet());
    assertTrue(data.newNames().stream().noneMatch(e -> names.contains(name(e))), "names");
    assertTrue(data.newTones().stream().allMatch(e -> names.contains(name(e))), "names");
    assertEquals(all.size(), data.train().size() + data.newNames().size() + data.newTones().size());
  }

  private static Set<String> without(Set<String> words, Set<String> known) {
    words.removeAll(known);
    return words;
  }

  private static String name(Emoji emoji) {
    return emoji.caption().of("", emoji.caption().who()).text();
  }

  private static Set<String> texts(List<Emoji> emoji) {
    return emoji.stream().map(e -> e.caption().text()).collect(Collectors.toSet());
  }

  private static Set<String> words(Set<String> texts) {
    Set<String> words = new HashSet<>();
    texts.forEach(text -> words.addAll(List.of(text.split(" "))));
    return words;
  }

  @Test
  void captionsAreInTheOrderOfTheSheet() throws IOException {
    List<Emoji> all = Emoji.embedded();
    assertEquals(70 * 3 * 6, all.size());
    assertEquals("woman running", all.get(0).caption().text());
    assertEquals("dark-skinned person running", all.get(17).caption().text());
    assertEquals("medium-light-skinned man surfing", all.get(18 + 6 + 2).caption().text());
    // The skin of a bald head fills the middle of the picture; light skin has more blue than
    // yellow.
    Emoji yellow = find(all, "man bald");
    Emoji light = find(all, "light-skinned man bald");
    Emoji dark = find(all, "dark-skinned man bald");
    assertTrue(blue(light) > blue(yellow) + 0.3, "yellow");
    assertTrue(blue(light) > blue(dark) + 0.3, "dark");
  }

  private static Emoji find(List<Emoji> all, String caption) {
    return all.stream().filter(e -> e.caption().text().equals(caption)).findFirst().orElseThrow();
  }

  private static double blue(Emoji emoji) {
    int middle = Emoji.SIDE / 3 * Emoji.SIDE + Emoji.SIDE / 2;
    return 1 - emoji.pixels()[2 * Emoji.SIDE * Emoji.SIDE + middle];
  }

  @Test
  void takesCaptionsApart() {
    Caption caption = new Caption("dark-skinned", "woman", "deaf ...");
    assertEquals("dark-skinned deaf woman", caption.text());
    assertEquals(caption, Caption.of("dark-skinned deaf woman"));
    assertEquals(new Caption("", "", "in tuxedo"), Caption.of("in tuxedo"));
  }

  @Test
  void scoresByWordsAndByParts() {
    List<Emoji> emoji =
        List.of(
            new Emoji(Caption.of("dark-skinned man in tuxedo"), new float[] {1}),
            new Emoji(Caption.of("woman pilot"), new float[] {0}));
    CaptionScore score =
        CaptionScore.of(emoji, e -> e.pixels()[0] == 0 ? "woman pilot" : "dark-skinned man pilot");
    assertEquals(0.5, score.exact());
    assertEquals(1 - 2 / 6.0, score.words(), 1e-12);
    assertEquals(1, score.skin());
    assertEquals(1, score.who());
    assertEquals(0.5, score.what());
    NearestPicture nearest = new NearestPicture(emoji);
    Emoji bright = new Emoji(Caption.of("man cook"), new float[] {0.6f});
    assertEquals("dark-skinned man in tuxedo", nearest.caption(bright));
  }

  @Test
  void refusesAnOptionInOneSentence() {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainEmoji()).setErr(new PrintWriter(errors)).execute("--pictures=0");
    assertEquals(2, exitCode);
    assertEquals("--pictures must be at least 1, not 0", errors.toString().strip());
  }
}
