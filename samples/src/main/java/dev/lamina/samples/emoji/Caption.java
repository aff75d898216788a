package dev.lamina.samples.emoji;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The words for a picture of somebody, and what they say: {@code dark-skinned man in tuxedo}.
 *
 * @param skin one of {@link #SKIN}
 * @param who one of {@link #WHO}, or nothing if a sentence names nobody
 * @param what the other words, with {@code ...} in the place of who
 */
record Caption(String skin, String who, String what) {
  /** In the order in which they stand in a row of the embedded pictures. */
  static final List<String> WHO = List.of("woman", "man", "person");

  /** The tones of Unicode; nothing is said of the yellow that no person has. */
  static final List<String> SKIN =
      List.of(
          "",
          "light-skinned",
          "medium-light-skinned",
          "medium-skinned",
          "medium-dark-skinned",
          "dark-skinned");

  private static final String PLACE = "...";

  /** Takes a sentence apart, be it a caption or not. */
  static Caption of(String text) {
    List<String> words = List.of(text.split(" ", -1));
    String skin = SKIN.contains(words.getFirst()) ? words.getFirst() : "";
    List<String> name = skin.isEmpty() ? words : words.subList(1, words.size());
    String who = name.stream().filter(WHO::contains).findFirst().orElse("");
    String what =
        name.stream().map(word -> word.equals(who) ? PLACE : word).collect(Collectors.joining(" "));
    return new Caption(skin, who, what);
  }

  /** The same of somebody else. */
  Caption of(String tone, String somebody) {
    return new Caption(tone, somebody, what);
  }

  /** The sentence. */
  String text() {
    return (skin.isEmpty() ? "" : skin + " ") + what.replace(PLACE, who);
  }
}
