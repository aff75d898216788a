package dev.lamina.samples.characters;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.TokenStreams;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Vocabulary;

/**
 * A text as ids, its last tenth held back for validation.
 *
 * @param vocabulary of the part to train on, with one id for all characters that it lacks
 * @param trained characters to train on
 * @param validated characters to validate with
 */
record CharacterData(
    Vocabulary vocabulary, Dataset train, Dataset validation, int trained, int validated) {
  private static final int HELD_BACK = 10;

  /**
   * Cuts both parts into as many streams.
   *
   * @throws IllegalArgumentException when the text is too short for them
   */
  static CharacterData of(String text, int streams, int steps) {
    int cut = text.length() - text.length() / HELD_BACK;
    String first = text.substring(0, cut);
    String last = text.substring(cut);
    Vocabulary vocabulary =
        Vocabulary.characters()
            .special(Special.UNKNOWN)
            .maximumSize(CharacterLstm.CHARACTERS)
            .add(first)
            .build();
    return new CharacterData(
        vocabulary,
        new TokenStreams(vocabulary.encode(first), streams, steps),
        new TokenStreams(vocabulary.encode(last), streams, steps),
        first.length(),
        last.length());
  }
}
