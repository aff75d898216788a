package dev.lamina.samples.text;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.data.Augmentation;
import java.util.random.RandomGenerator;

/**
 * Replaces words by the unknown one, so that the network leans on no single word and learns what to
 * do with words that it has never seen (Iyyer et al. 2015).
 *
 * @param probability of each word
 * @param unknown id of the unknown word
 */
public record WordDropout(double probability, int unknown) implements Augmentation {
  @Override
  public void apply(Batch batch, int position, RandomGenerator random) {
    int sequence = batch.inputPort(0).sequence();
    int from = position * batch.room(sequence);
    for (int t = from; t < from + batch.length(sequence, position); t++) {
      if (random.nextDouble() < probability) {
        batch.tokens(0)[t] = unknown;
      }
    }
  }
}
