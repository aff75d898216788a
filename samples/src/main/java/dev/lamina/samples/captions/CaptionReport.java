package dev.lamina.samples.captions;

import dev.lamina.runtime.decode.Decoding;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.text.Teller;
import java.util.List;

/**
 * What a network says about scenes.
 *
 * @param model trained
 * @param words of the captions
 */
record CaptionReport(CaptionerModel model, Vocabulary words) {
  private static final int LONGEST = 12;

  /** The caption that this way of decoding finds. */
  String caption(Scene scene, Decoding decoding) {
    return new Teller(words, LONGEST, model::generate).tell(model.encode(scene.pixels()), decoding);
  }

  /** Share of the scenes whose caption is right, word for word. */
  double exact(List<Scene> scenes, Decoding decoding) {
    long right = scenes.stream().filter(s -> caption(s, decoding).equals(s.caption())).count();
    return (double) right / scenes.size();
  }
}
