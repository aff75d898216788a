package dev.lamina.samples.captions;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Tokenizer;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.runtime.text.VocabularyBuilder;
import dev.lamina.samples.fashion.Garment;
import dev.lamina.samples.fashion.Wardrobe;
import dev.lamina.samples.sentences.Sentences;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Scenes, and what a network that captions them is trained with. */
final class CaptionData {
  private CaptionData() {}

  /** So many scenes; the same seed gives the same ones. */
  static List<Scene> scenes(Wardrobe wardrobe, int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> Scene.draw(wardrobe, random)).limit(count).toList();
  }

  /** All words of the grammar. */
  static Vocabulary vocabulary() {
    VocabularyBuilder words =
        Vocabulary.words(Tokenizer.spaces()).special(Special.START, Special.END).byFirstUse();
    for (Garment garment : Garment.values()) {
      for (int quarter = 0; quarter < 4; quarter++) {
        words.add(Scene.caption(garment, quarter));
      }
      words.add(Scene.caption(garment, 0, garment, 3)).add(Scene.caption(garment, 1, garment, 2));
    }
    return words.build();
  }

  /** The pictures, the captions that the network is given and those that it is to say. */
  static Dataset dataset(List<Scene> scenes, Vocabulary words) {
    int size = Scene.SIDE * Scene.SIDE;
    float[] pixels = new float[scenes.size() * size];
    for (int n = 0; n < scenes.size(); n++) {
      System.arraycopy(scenes.get(n).pixels(), 0, pixels, n * size, size);
    }
    Sentences captions = Sentences.of(words, scenes.stream().map(Scene::caption).toList());
    return InMemoryDataset.of(scenes.size())
        .input(pixels)
        .tokens(captions.given())
        .stepLabels(captions.said());
  }
}
