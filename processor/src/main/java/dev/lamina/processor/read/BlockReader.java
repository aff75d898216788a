package dev.lamina.processor.read;

import dev.lamina.processor.model.Block;
import dev.lamina.processor.model.Composition;
import dev.lamina.processor.model.Declaration.Member;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads a user's own layer: its parameters, its repetitions, and its body for each of them. */
final class BlockReader {
  private static final String BLOCK = dev.lamina.dsl.Block.class.getName();
  private static final int MOST_REPETITIONS = 1000;

  private final ClassFields fields;
  private final Problems problems;
  private final Scope scope;

  BlockReader(ClassFields fields, Problems problems, Scope scope) {
    this.fields = fields;
    this.problems = problems;
    this.scope = scope;
  }

  /** The annotation {@code @Block} of an annotation type. */
  static Optional<AnnotationMirror> blockOf(Element annotationType) {
    for (AnnotationMirror mirror : annotationType.getAnnotationMirrors()) {
      TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
      if (type.getQualifiedName().contentEquals(BLOCK)) {
        return Optional.of(mirror);
      }
    }
    return Optional.empty();
  }

  /** The block that an annotation of a field stands for; without bodies after a report. */
  Block read(String field, Attributes raw, Optional<Attributes> repeat, Binder binder) {
    Source source = raw.source();
    Optional<Source> repeatSource = repeat.map(Attributes::source);
    Optional<TypeElement> body = body(source);
    Optional<Attributes> attributes = binder.bind(raw);
    Optional<Integer> times = repeat.isEmpty() ? Optional.of(1) : times(field, repeat, binder);
    if (body.isEmpty() || attributes.isEmpty() || times.isEmpty() || !parametersFit(raw)) {
      return new Block(source, repeatSource, List.of());
    }
    return new Block(
        source, repeatSource, bodies(field, attributes.get(), repeat, times.get(), body.get()));
  }

  private List<Block.Body> bodies(
      String field, Attributes first, Optional<Attributes> repeat, int times, TypeElement body) {
    List<Block.Body> bodies = new ArrayList<>();
    bodies.add(body(first, first.source(), body));
    if (bodies.getFirst().members().isEmpty()) {
      return List.of();
    }
    if (times > 1) {
      Binder then = new Binder(field, parameters(first), problems);
      Optional<Attributes> later = then.override(first, repeat.orElseThrow(), "then");
      if (later.isEmpty()) {
        return List.of();
      }
      Block.Body next = body(later.get(), first.source(), body);
      for (int i = 1; i < times; i++) {
        bodies.add(next);
      }
    }
    return bodies;
  }

  private Block.Body body(Attributes attributes, Source use, TypeElement type) {
    Source.Use by = new Source.Use(use, fields.isSource(type));
    Scope inside = scope.inside(type, parameters(attributes), by);
    Composition composition = new CompositionReader(problems).read(type, by);
    List<Member> members = new FieldsReader(fields, problems, inside).read(type);
    return new Block.Body(composition, new BodyCheck(type, by, problems).checked(members));
  }

  private Optional<Integer> times(String field, Optional<Attributes> repeat, Binder binder) {
    Optional<Attributes> bound = binder.bind(repeat.orElseThrow());
    Optional<Integer> times = bound.flatMap(b -> b.integer("value"));
    if (times.isEmpty() || (times.get() >= 1 && times.get() <= MOST_REPETITIONS)) {
      return times;
    }
    Attributes attributes = bound.orElseThrow();
    problems.report(
        Problem.error(
                ProblemId.BadAttribute,
                attributes.at("value"),
                "@Repeat %s: its value must be 1 to %,d, but is %s"
                    .formatted(field, MOST_REPETITIONS, times.get()),
                "@Repeat(%s)".formatted(Math.clamp(times.get(), 1, MOST_REPETITIONS)))
            .withChain(attributes.explanation("value").stream().toList()));
    return Optional.empty();
  }

  private boolean parametersFit(Attributes attributes) {
    boolean fit = true;
    for (String name : attributes.names()) {
      boolean bind = name.equals("bind") && attributes.isText(name);
      if (!bind && !attributes.isInteger(name)) {
        fit = false;
        Source source = attributes.source();
        problems.report(
            Problem.error(
                ProblemId.BlockParameter,
                attributes.at(name),
                "%s %s: parameter %s is of another type than int"
                    .formatted(source.annotationName(), source.name(), name),
                "declare it as int %s() in %s".formatted(name, source.annotationName())));
      }
    }
    return fit;
  }

  private static Map<String, Integer> parameters(Attributes attributes) {
    Map<String, Integer> parameters = new LinkedHashMap<>();
    for (String name : attributes.names()) {
      attributes.integer(name).ifPresent(value -> parameters.put(name, value));
    }
    return parameters;
  }

  // Empty where the compiler does not find the class, or after a report.
  private Optional<TypeElement> body(Source use) {
    Element type = use.annotation().orElseThrow().getAnnotationType().asElement();
    AnnotationMirror block = blockOf(type).orElseThrow();
    Optional<TypeElement> body = new Attributes(Source.of(type).annotation(block)).type("value");
    if (body.isPresent() && scope.within().contains(body.get())) {
      problems.report(
          Problem.error(
              ProblemId.BlockInsideItself,
              use,
              "%s %s stands inside its own body, so that it would never end"
                  .formatted(use.annotationName(), use.name()),
              "use @Repeat where the block is used, or remove it here"));
      return Optional.empty();
    }
    return body;
  }
}
