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
 * @param sound their recordings with up to a fifth of a second of silence between them
 */
record SpokenText(String text, Sound sound) {
  private static final int MOST_DIGITS = 3;
  private static final int LONGEST_SILENCE = Sound.RATE / 5;

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
          text = text.then(same.get(random.nextInt(same.size())), random.nextInt(LONGEST_SILENCE));
        }
        texts.add(text);
      }
    }
    return texts;
  }

  private static String word(Recording recording) {
    return Digits.WORDS.get(recording.name().digit());
  }

  private SpokenText then(Recording next, int silence) {
    return new SpokenText(text + " " + word(next), sound.then(silence, next.sound()));
  }
}
