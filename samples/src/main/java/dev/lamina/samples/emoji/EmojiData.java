package dev.lamina.samples.emoji;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.sentences.Sentences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Pictures to train on, and two kinds to test with. No caption of a test is one of the training,
 * and all of its words are.
 *
 * @param train the rest
 * @param newNames of a quarter of what there is to do, one of woman, man and person in all tones:
 *     nobody has seen a woman firefighter, but a man and a person as firefighters and women at
 *     other things
 * @param newTones a tenth of what is left, of names that are trained in other tones
 */
record EmojiData(List<Emoji> train, List<Emoji> newNames, List<Emoji> newTones) {
  private static final int NAMES_HELD_OUT = 4;
  private static final int TONES_HELD_OUT = 10;

  /** Divides the pictures by chance; the same seed divides them alike. */
  static EmojiData of(List<Emoji> all, long seed) {
    Random random = new Random(seed);
    Map<String, String> heldOut = new HashMap<>();
    List<String> whats =
        new ArrayList<>(all.stream().map(e -> e.caption().what()).distinct().toList());
    Collections.shuffle(whats, random);
    for (String what : whats.subList(0, whats.size() / NAMES_HELD_OUT)) {
      heldOut.put(what, Caption.WHO.get(random.nextInt(Caption.WHO.size())));
    }
    List<Emoji> newNames = new ArrayList<>();
    List<Emoji> rest = new ArrayList<>();
    for (Emoji emoji : all) {
      boolean out = emoji.caption().who().equals(heldOut.get(emoji.caption().what()));
      (out ? newNames : rest).add(emoji);
    }
    Collections.shuffle(newNames, random);
    Collections.shuffle(rest, random);
    int tones = rest.size() / TONES_HELD_OUT;
    return new EmojiData(rest.subList(tones, rest.size()), newNames, rest.subList(0, tones));
  }

  /** All words of captions. */
  static Vocabulary vocabulary(List<Emoji> all) {
    return Vocabulary.words(Tokenizer.spaces())
        .special(Special.START, Special.END)
        .byFirstUse()
        .add(all.stream().map(e -> e.caption().text()).toList())
        .build();
  }

  /** The pictures, the words that the network is given and those that it is to say. */
  static Dataset dataset(List<Emoji> emoji, Vocabulary words) {
    int size = emoji.getFirst().pixels().length;
    float[] pixels = new float[emoji.size() * size];
    for (int n = 0; n < emoji.size(); n++) {
      System.arraycopy(emoji.get(n).pixels(), 0, pixels, n * size, size);
    }
    Sentences captions = Sentences.of(words, emoji.stream().map(e -> e.caption().text()).toList());
    return InMemoryDataset.of(emoji.size())
        .input(pixels)
        .tokens(captions.given())
        .stepLabels(captions.said());
  }
}
