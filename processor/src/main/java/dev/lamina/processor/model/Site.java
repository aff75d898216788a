package dev.lamina.processor.model;

import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * Where in a network a layer stands while its shape is inferred: its field, its inputs, and the
 * chain of shapes that led to them, which every message shows.
 */
public final class Site {
  private final Place place;
  private final List<Node> inputs;
  private final Problems problems;
  private final boolean strict;

  /**
   * The layer's place among the others.
   *
   * @param field name of the field it stands on
   * @param value name of its value
   * @param above name of the field above, if the field takes that one's value without naming it
   */
  public record Place(String field, String value, Optional<String> above) {}

  /** The site of a layer with these inputs. */
  public Site(Place place, List<Node> inputs, Problems problems, boolean strict) {
    this.place = place;
    this.inputs = inputs;
    this.problems = problems;
    this.strict = strict;
  }

  /** Name of the field the layer stands on. */
  public String field() {
    return place.field();
  }

  /** Name of the layer's value. */
  public String value() {
    return place.value();
  }

  /** Name of the field above, if the field takes that one's value without naming it. */
  public Optional<String> above() {
    return place.above();
  }

  /** The input with this number, as its own field calls it. */
  public Node input(int number) {
    return inputs.get(number).fetched();
  }

  /** Reports an error; {@code arithmetic} ends the chain of shapes. */
  public void error(ProblemId id, Source source, String text, String arithmetic, String fix) {
    problems.report(problem(id, source, text, arithmetic, fix));
  }

  /** Reports what is probably a mistake: a warning, or an error with {@code -Alamina.strict}. */
  public void warning(ProblemId id, Source source, String text, String arithmetic, String fix) {
    problems.report(
        problem(id, source, text, arithmetic, fix)
            .with(strict ? Problem.Severity.ERROR : Problem.Severity.WARNING));
  }

  private Problem problem(ProblemId id, Source source, String text, String arithmetic, String fix) {
    return Problem.error(id, source, text, fix)
        .withChain(ShapeChain.upTo(inputs.stream().map(Node::fetched).toList(), place, arithmetic));
  }
}
