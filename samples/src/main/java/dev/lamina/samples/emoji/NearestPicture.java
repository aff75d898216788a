package dev.lamina.samples.emoji;

import java.util.Comparator;
import java.util.List;

/**
 * Says of a picture what the training says of the one most like it, by squared differences of the
 * pixels. What a network must beat to have learnt more than its pictures by heart.
 *
 * @param known pictures of the training
 */
record NearestPicture(List<Emoji> known) {
  /** The caption of the nearest picture. */
  String caption(Emoji emoji) {
    Emoji nearest =
        known.stream()
            .min(Comparator.comparingDouble(k -> distance(k.pixels(), emoji.pixels())))
            .orElseThrow();
    return nearest.caption().text();
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      double difference = one[i] - other[i];
      sum += difference * difference;
    }
    return sum;
  }
}
