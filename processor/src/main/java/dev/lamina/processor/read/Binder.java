package dev.lamina.processor.read;

import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Attributes.Bound;
import dev.lamina.processor.source.NearestName;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives attributes their numbers from assignments, {@code "filters = 4 * width, stride = stride"},
 * and reports every one that cannot be carried out.
 */
final class Binder {
  private static final String BIND = "bind";

  private final String field;
  private final Map<String, Integer> parameters;
  private final Problems problems;

  /** A binder for the annotations of a field, in a block with these parameters. */
  Binder(String field, Map<String, Integer> parameters, Problems problems) {
    this.field = field;
    this.parameters = parameters;
    this.problems = problems;
  }

  /** The attributes with what their own {@code bind} says; empty after a report. */
  Optional<Attributes> bind(Attributes attributes) {
    return attributes.names().contains(BIND) && attributes.isText(BIND) && attributes.has(BIND)
        ? assign(attributes, attributes, BIND, false)
        : Optional.of(attributes);
  }

  /** The attributes with what the text {@code name} of {@code from} says, whatever they were. */
  Optional<Attributes> override(Attributes attributes, Attributes from, String name) {
    return from.has(name) ? assign(attributes, from, name, true) : Optional.of(attributes);
  }

  private Optional<Attributes> assign(
      Attributes attributes, Attributes from, String name, boolean mayReplace) {
    Optional<String> text = from.texts(name).map(List::getFirst);
    if (text.isEmpty()) {
      return Optional.empty(); // the compiler has said why
    }
    Map<String, Bound> bound = new LinkedHashMap<>();
    boolean right = true;
    for (String assignment : text.get().split(",", -1)) {
      right &= assign(assignment.strip(), attributes, from.at(name), mayReplace, bound);
    }
    return right ? Optional.of(attributes.with(bound)) : Optional.empty();
  }

  private boolean assign(
      String assignment,
      Attributes attributes,
      Source at,
      boolean mayReplace,
      Map<String, Bound> bound) {
    int equals = assignment.indexOf('=');
    if (equals < 0) {
      return refuse(at, "\"%s\" is no assignment".formatted(assignment), "attribute = expression");
    }
    String attribute = assignment.substring(0, equals).strip();
    String expression = assignment.substring(equals + 1).strip();
    return mayAssign(attribute, attributes, at, mayReplace || bound.containsKey(attribute))
        && evaluate(attribute, expression, at, bound);
  }

  private boolean mayAssign(String attribute, Attributes attributes, Source at, boolean replace) {
    String annotation = attributes.source().annotationName();
    List<String> whole = attributes.names().stream().filter(attributes::isWhole).toList();
    if (!attributes.names().contains(attribute)) {
      String text = "%s has no attribute \"%s\"".formatted(annotation, attribute);
      return refuse(at, text, nearest(whole, attribute));
    }
    if (!whole.contains(attribute)) {
      String text = "%s of %s takes no whole number".formatted(attribute, annotation);
      return refuse(at, text, "write it as %s(%s = ...)".formatted(annotation, attribute));
    }
    if (attributes.has(attribute) && !replace) {
      String text = "%s of %s is given twice".formatted(attribute, annotation);
      return refuse(at, text, "leave one of them away");
    }
    return true;
  }

  private boolean evaluate(
      String attribute, String expression, Source at, Map<String, Bound> bound) {
    try {
      Arithmetic.Result result = Arithmetic.evaluate(expression, parameters);
      String text = attribute + " = " + expression + " = " + result.value();
      String where = result.where().isEmpty() ? "" : " where " + result.where();
      bound.put(attribute, new Bound(result.value(), text + where, at.value().orElseThrow()));
      return true;
    } catch (Arithmetic.NoValueException reason) {
      String fix =
          reason
              .unknown()
              .map(name -> nearest(parameters.keySet(), name))
              .orElse(
                  reason.isSyntax()
                      ? "use whole numbers, + - * /, parentheses" + known()
                      : "change the expression, or the numbers in it");
      return refuse(at, "%s: %s".formatted(expression, reason.getMessage()), fix);
    }
  }

  private String known() {
    return parameters.isEmpty() ? "" : " and " + String.join(", ", parameters.keySet());
  }

  private static String nearest(Collection<String> names, String name) {
    return NearestName.among(names, name)
        .map(n -> "did you mean \"" + n + "\"?")
        .orElse(
            names.isEmpty()
                ? "write a number: there are no parameters here"
                : "there is " + String.join(", ", names));
  }

  private boolean refuse(Source at, String text, String fix) {
    String where = at.annotationName() + " " + field + ": ";
    List<String> values =
        parameters.entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).toList();
    problems.report(
        Problem.error(ProblemId.BadBind, at, where + text, fix)
            .withChain(values.isEmpty() ? List.of() : List.of(String.join(", ", values))));
    return false;
  }
}
