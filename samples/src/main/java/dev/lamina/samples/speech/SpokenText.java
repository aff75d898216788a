package dev.lamina.samples.speech;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One to three digits that a speaker says one after another.
 *
 * @param text their words with spaces between them
 * @param sound their recordings with a tenth of a second of silence around and 0.05 to 0.2 between
 *     them
 */
record SpokenText(String text, Sound sound) {
  private static final int MOST_DIGITS = 3;
  private static final int AROUND = Sound.RATE / 10;
  private static final int SHORTEST_PAUSE = Sound.RATE / 20;
  private static final int LONGEST_PAUSE = Sound.RATE / 5;

  /**
   * So many texts for each recording, which begin with it and go on with others of its speaker. The
   * same seed gives the same texts.
   */
  static List<SpokenText> of(List<Recording> recordings, int each, long seed) {
    Map<String, List<Recording>> bySpeaker =
        recordings.stream().collect(Collectors.groupingBy(r -> r.name().speaker()));
    Random random = new Random(seed);
    List<SpokenText> texts = new ArrayList<>();
    for (Recording first : recordings) {
      List<Recording> same = bySpeaker.getOrDefault(first.name().speaker(), List.of());
      for (int i = 0; i < each; i++) {
        SpokenText text = new SpokenText(word(first), first.sound());
        for (int more = random.nextInt(MOST_DIGITS); more > 0; more--) {
          int pause = random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE);
          text = text.then(pause, same.get(random.nextInt(same.size())));
        }
        texts.add(new SpokenText(text.text, text.sound.surrounded(AROUND)));
      }
    }
    return texts;
  }

  private static String word(Recording recording) {
    return Digits.WORDS.get(recording.name().digit());
  }

  private SpokenText then(int pause, Recording next) {
    return new SpokenText(text + " " + word(next), sound.then(pause, next.sound()));
  }
}
