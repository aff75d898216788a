package dev.lamina.processor.read;

import dev.lamina.dsl.Input;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Source;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * A class that was meant as a network. Fields with other layers make the body of a block, whose
 * annotation may stand anywhere, so they prove nothing; an input belongs to a network only.
 */
public final class ForgottenNetwork {
  /** The annotation that gives it away. */
  public static final String SIGN = Input.class.getName();

  private ForgottenNetwork() {}

  /** What to say of a class with an input and without {@code @Network}. */
  public static Optional<Problem> in(Element type) {
    if (type.getEnclosingElement().getKind() == ElementKind.ANNOTATION_TYPE) {
      // The body of a block for certain; that it has an input is said where the block is used.
      return Optional.empty();
    }
    String name = type.getSimpleName().toString();
    String text = name + " declares an @Input, but is no @Network, so no model is made of it";
    return Optional.of(
        Problem.error(
                ProblemId.NoNetwork, Source.of(type), text, "write @Network above class " + name)
            .with(Problem.Severity.WARNING));
  }
}
