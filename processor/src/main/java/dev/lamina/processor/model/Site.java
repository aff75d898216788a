package dev.lamina.processor.model;

import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;

/**
 * Where in a network a layer stands while its shape is inferred: its field's name, its inputs, and
 * the chain of shapes that led to them, which every message shows.
 */
public final class Site {
  private final String field;
  private final List<Node> inputs;
  private final ShapeChain chain;
  private final Problems problems;
  private final boolean strict;

  /** The site of a layer of {@code field} with these inputs. */
  public Site(
      String field, List<Node> inputs, ShapeChain chain, Problems problems, boolean strict) {
    this.field = field;
    this.inputs = List.copyOf(inputs);
    this.chain = chain;
    this.problems = problems;
    this.strict = strict;
  }

  /** Name of the field the layer stands on. */
  public String field() {
    return field;
  }

  /** Name of the input with this number. */
  public String input(int number) {
    return inputs.get(number).name();
  }

  /** The layer that made the input with this number. */
  public Layer inputLayer(int number) {
    return inputs.get(number).layer();
  }

  /** Shape of the input with this number. */
  public Shape inputShape(int number) {
    return inputs.get(number).shape();
  }

  /** Reports an error; {@code arithmetic} ends the chain of shapes. */
  public void error(ProblemId id, Source source, String text, String arithmetic, String fix) {
    problems.report(
        Problem.error(id, source, text, fix).withChain(chain.upTo(inputs, field, arithmetic)));
  }

  /**
   * Reports what is probably a mistake: a warning, or an error with {@code -Alamina.strict=true}.
   */
  public void warning(ProblemId id, Source source, String text, String arithmetic, String fix) {
    problems.report(
        Problem.error(id, source, text, fix)
            .withChain(chain.upTo(inputs, field, arithmetic))
            .with(strict ? Problem.Severity.ERROR : Problem.Severity.WARNING));
  }
}
