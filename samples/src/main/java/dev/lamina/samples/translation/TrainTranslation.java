package dev.lamina.samples.translation;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.samples.cli.FitOptions;
import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains translators with and without attention, and compares them on pairs held out. */
@Command(
    name = "train-translation",
    sortOptions = false,
    description =
        "Trains networks that translate, on English and French names of emoji that come with it or"
            + " on your pairs of sentences.")
public final class TrainTranslation extends SampleCommand {
  private static final Decoding BEAM = Decoding.beam(5).lengthPenalty(0.6);
  private static final int SHOWN = 8;
  private static final int FEWEST = 20;

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description =
          "Text in UTF-8, in each line a sentence, a tab and its translation (default: those that"
              + " come with it).")
  private @Nullable Path file;

  @Option(
      names = "--network",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "plain,attention",
      description = "plain, attention, or both (default: ${DEFAULT-VALUE}).")
  private List<NetworkChoice> networks = List.of(NetworkChoice.values());

  @Mixin private FitOptions fit = new FitOptions(20, 32, 3e-3f);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/translation",
      description = "Where weights and words are written (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("target", "translation");

  /** Runs the sample and ends the process with its exit code. */
  public static void main(String[] args) {
    run(new TrainTranslation(), args);
  }

  @Override
  public Integer call() throws IOException {
    CommandLine line = line();
    fit.check(line);
    List<Pair> pairs = file == null ? Pair.embedded() : Pair.read(file);
    if (pairs.size() < FEWEST) {
      throw refusal(
          line, "--pairs must have at least %d pairs, not %d".formatted(FEWEST, pairs.size()));
    }
    PairData data = PairData.of(pairs, fit.seed());
    Files.createDirectories(out);
    line.getOut()
        .printf(
            "%,d pairs to train on, %,d to test; %,d and %,d different words%n%n",
            data.train().size(), data.test().size(), data.source().size(), data.target().size());
    data.source().save(out.resolve("source.txt"));
    data.target().save(out.resolve("target.txt"));
    for (NetworkChoice choice : networks) {
      train(choice, data, line.getOut());
    }
    return 0;
  }

  private void train(NetworkChoice choice, PairData data, PrintWriter console) throws IOException {
    Translation network = choice.create(fit.seed());
    console.println(network.model().summary());
    console.flush();
    fit.train(network.model(), data.dataset(data.train()), data.dataset(data.test()));
    TranslationReport report = new TranslationReport(network, data);
    List<Pair> known = data.test().stream().filter(data::knows).toList();
    print(console, "all", report, data.test());
    print(console, "of known words", report, known);
    for (Pair pair : known.subList(0, Math.min(SHOWN, known.size()))) {
      console.printf(
          "  %s%n    -> %s%n    =  %s%n",
          pair.source(), report.translate(pair.source(), BEAM), pair.target());
    }
    console.println();
    console.flush();
    String name = choice.name().toLowerCase(Locale.ROOT);
    network.model().save(out.resolve(name + ".safetensors"));
  }

  private static void print(
      PrintWriter console, String which, TranslationReport report, List<Pair> pairs) {
    console.printf(
        "BLEU on %,d pairs held out, %s: greedy %.1f, beam %.1f%n",
        pairs.size(), which, report.bleu(pairs, Decoding.greedy()), report.bleu(pairs, BEAM));
  }
}
