package dev.lamina.samples.speech;

import dev.lamina.runtime.text.ErrorRate;
import java.io.PrintWriter;
import java.util.List;

/** What a network has spelled of texts that it had not heard, by either way of decoding. */
final class Transcript {
  private static final int BEAM = 8;
  private static final int SHOWN = 10;

  private final ErrorRate greedy = ErrorRate.characters();
  private final ErrorRate beam = ErrorRate.characters();
  private final StringBuilder rows = new StringBuilder();

  /** Lets the network spell each text. */
  static Transcript of(SpelledDigitsModel model, List<SpokenText> texts) {
    Transcript transcript = new Transcript();
    int every = Math.max(1, texts.size() / SHOWN);
    for (int i = 0; i < texts.size(); i++) {
      transcript.add(model, texts.get(i), i % every == 0);
    }
    return transcript;
  }

  private void add(SpelledDigitsModel model, SpokenText text, boolean shown) {
    float[] sound = MelSpectrogram.steps(text.sound());
    float[] probabilities = model.predict(sound);
    int steps = sound.length / MelSpectrogram.STEP;
    String path = Spelling.greedy(probabilities, steps);
    String likeliest = Spelling.beam(probabilities, steps, BEAM);
    greedy.add(text.text(), path);
    beam.add(text.text(), likeliest);
    if (shown) {
      rows.append("%-20s %-20s %s%n".formatted(text.text(), path, likeliest));
    }
  }

  /** Wrong, missing and needless characters by the beam over those that were said. */
  double errorRate() {
    return beam.rate();
  }

  /** Prints some of the texts and the rates over all. */
  void print(PrintWriter out) {
    out.printf("%-20s %-20s beam of %d%n%s%n", "said", "likeliest path", BEAM, rows);
    print(out, "likeliest path", greedy);
    print(out, "beam of " + BEAM, beam);
  }

  private static void print(PrintWriter out, String name, ErrorRate rate) {
    out.printf(
        "%s: character error rate %.1f %%, whole texts right %.1f %%%n",
        name, 100 * rate.rate(), 100 * rate.exactMatch());
  }
}
