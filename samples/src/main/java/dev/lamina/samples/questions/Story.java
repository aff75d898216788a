package dev.lamina.samples.questions;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A story of people who go from place to place, and a question, in the manner of the first task of
 * bAbI (Weston et al. 2015). The grammar is all there is to it.
 *
 * @param text sentences that end with a full stop
 * @param question where one of the people is
 * @param answer the place that this person went to last
 */
record Story(String text, String question, String answer) {
  /** Answers in the order of their labels. */
  static final List<String> PLACES =
      List.of("kitchen", "garden", "office", "bathroom", "hallway", "bedroom");

  /** Who goes. */
  static final List<String> PEOPLE = List.of("mary", "john", "sandra", "daniel");

  /** Words for going. */
  static final List<String> WENT = List.of("went", "moved", "travelled");

  /** Most sentences of a story. */
  static final int LONGEST = 5;

  private static final int SHORTEST = 2;
  private static final Pattern SENTENCE =
      Pattern.compile("(%s) (%s) to the (%s)".formatted(any(PEOPLE), any(WENT), any(PLACES)));
  private static final Pattern QUESTION = Pattern.compile("where is (%s)".formatted(any(PEOPLE)));

  /** Draws a story by chance. */
  static Story draw(Random random) {
    List<String> people = new ArrayList<>();
    List<String> places = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(SHORTEST, LONGEST + 1); i > 0; i--) {
      people.add(any(PEOPLE, random));
      places.add(any(PLACES, random));
      text.append(
          "%s %s to the %s . ".formatted(people.getLast(), any(WENT, random), places.getLast()));
    }
    String person = any(people, random);
    return new Story(
        text.toString().strip(), question(person), places.get(people.lastIndexOf(person)));
  }

  private static String question(String person) {
    return "where is %s ?".formatted(person);
  }

  private static String any(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  private static String any(List<String> words) {
    return String.join("|", words);
  }

  /** Whether these words, without a full stop, are a sentence of the grammar. */
  static boolean isSentence(String words) {
    return SENTENCE.matcher(words).matches();
  }

  /** Whether these words, without the mark, are a question of the grammar. */
  static boolean isQuestion(String words) {
    return QUESTION.matcher(words).matches();
  }

  /** Whom a question is about. */
  static String person(String question) {
    return question.substring(question.lastIndexOf(' ') + 1);
  }

  /** So many stories; the same seed gives the same ones. */
  static List<Story> stories(int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> draw(random)).limit(count).toList();
  }

  /** Number of the answer among {@link #PLACES}. */
  int label() {
    return PLACES.indexOf(answer);
  }

  /** A text with all words of the grammar. */
  static String allWords() {
    return String.join(" ", PEOPLE)
        + " "
        + String.join(" ", WENT)
        + " to the "
        + String.join(" ", PLACES)
        + " . where is ?";
  }
}
