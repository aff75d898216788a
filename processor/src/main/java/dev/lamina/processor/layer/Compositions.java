package dev.lamina.processor.layer;

import dev.lamina.processor.model.Composition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The one list of compositions: which annotation of a block's body is read by which. */
public final class Compositions {
  private static final Map<String, Function<Reading, Composition>> BY_ANNOTATION =
      Map.of(
          dev.lamina.dsl.Residual.class.getName(), Residual::read,
          dev.lamina.dsl.Branches.class.getName(), Branches::read,
          dev.lamina.dsl.Recurrent.class.getName(), RecurrentCell::read);

  private Compositions() {}

  /** What reads this annotation, by its full name. */
  public static Optional<Function<Reading, Composition>> of(String annotation) {
    return Optional.ofNullable(BY_ANNOTATION.get(annotation));
  }
}
