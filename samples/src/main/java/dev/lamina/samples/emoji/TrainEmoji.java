package dev.lamina.samples.emoji;

import dev.lamina.runtime.data.ImageChanges;
import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.chart.Palette;
import dev.lamina.samples.cli.FitOptions;
import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains {@link EmojiCaptioner} on emoji of people and tests it with names that it never heard. */
@Command(
    name = "train-emoji",
    sortOptions = false,
    description =
        "Trains a network that says in words whom an emoji shows; tests it with names that it has"
            + " not been trained on, made of words that it has.")
public final class TrainEmoji extends SampleCommand {
  private static final int BEAM = 4;
  private static final int DRAWN = 24;
  private static final int SHIFT = 3;
  private static final int HIDDEN = 20;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      description = "Pictures to train on at most (default: all but those to test with).")
  private int pictures = Integer.MAX_VALUE;

  @Mixin private FitOptions fit = new FitOptions(60, 16, 1e-3f);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/emoji",
      description = "Where weights, words and a picture are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "emoji");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainEmoji(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    requireAtLeastOne(line, "--pictures", pictures);
    fit.check(line);
    Files.createDirectories(out);
    train(line.getOut());
    return 0;
  }

  private void train(PrintWriter console) throws IOException {
    List<Emoji> all = Emoji.embedded();
    EmojiData data = EmojiData.of(all, fit.seed());
    List<Emoji> train = data.train().subList(0, Math.min(pictures, data.train().size()));
    Vocabulary words = EmojiData.vocabulary(all);
    EmojiCaptionerModel model = EmojiCaptionerModel.create(fit.seed());
    console.printf(
        "%,d pictures to train on, %,d of new names and %,d of new tones to test with%n%n",
        train.size(), data.newNames().size(), data.newTones().size());
    console.println(model.summary());
    console.flush();
    fit.train(
        model,
        EmojiData.dataset(train, words)
            .augment(
                fit.seed(),
                ImageChanges.shift(Emoji.SIDE, Emoji.SIDE, SHIFT).then(new HiddenSquare(HIDDEN))),
        EmojiData.dataset(data.newNames(), words));
    EmojiTeller teller = new EmojiTeller(model, words);
    console.println();
    score("new names", data.newNames(), train, teller, console);
    score("new tones", data.newTones(), train, teller, console);
    draw(data.newNames(), teller, console);
    model.save(out.resolve("emoji-captioner.safetensors"));
    words.save(out.resolve("words.txt"));
  }

  private static void score(
      String which, List<Emoji> test, List<Emoji> train, EmojiTeller teller, PrintWriter console) {
    CaptionScore.printHead(console, "%,d pictures of %s".formatted(test.size(), which));
    CaptionScore.of(test, e -> teller.caption(e, Decoding.greedy())).print(console, "greedy");
    CaptionScore.of(test, e -> teller.caption(e, Decoding.beam(BEAM)))
        .print(console, "beam of " + BEAM);
    CaptionScore.of(test, new NearestPicture(train)::caption)
        .print(console, "the training picture most like it");
    console.println();
    console.flush();
  }

  private void draw(List<Emoji> test, EmojiTeller teller, PrintWriter console) throws IOException {
    if (Palette.canWrite()) {
      List<Emoji> some = test.subList(0, Math.min(DRAWN, test.size()));
      List<String> captions = some.stream().map(e -> teller.caption(e, Decoding.greedy())).toList();
      Path picture = out.resolve("emoji.png");
      EmojiPicture.write(picture, some, captions);
      console.printf("picture: %s%n", picture);
      console.flush();
    }
  }
}
