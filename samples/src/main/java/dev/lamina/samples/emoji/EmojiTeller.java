package dev.lamina.samples.emoji;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Vocabulary;

/**
 * What a network says about pictures.
 *
 * @param model trained
 * @param words of the captions
 */
record EmojiTeller(EmojiCaptionerModel model, Vocabulary words) {
  private static final int LONGEST = 12;

  /** The caption that this way of decoding finds. */
  String caption(Emoji emoji, Decoding decoding) {
    Decoding whole = decoding.stopToken(words.id(Special.END)).maxLength(LONGEST);
    int start = words.id(Special.START);
    return words.decode(
        model.generate(model.encode(emoji.pixels()), whole, start).getFirst().tokens());
  }
}
