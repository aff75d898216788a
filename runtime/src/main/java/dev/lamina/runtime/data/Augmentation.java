package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;
import java.util.random.RandomGenerator;

/** Changes one sample of a batch in place by chance; see {@link Dataset#augment}. */
@FunctionalInterface
public interface Augmentation {
  /** Changes the sample at this place; see {@link Samples} for where its values stand. */
  void apply(Batch batch, int position, RandomGenerator random);

  /** This change, then another. */
  default Augmentation then(Augmentation next) {
    return (batch, position, random) -> {
      apply(batch, position, random);
      next.apply(batch, position, random);
    };
  }
}
