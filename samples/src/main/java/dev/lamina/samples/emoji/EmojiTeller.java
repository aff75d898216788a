package dev.lamina.samples.emoji;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.text.Teller;

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
    return new Teller(words, LONGEST, model::generate).tell(model.encode(emoji.pixels()), decoding);
  }
}
