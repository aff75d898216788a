package dev.lamina.processor.layer;

import dev.lamina.processor.model.Part.Reference;
import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one layer annotation: its attributes, each checked by itself, with every mistake reported.
 * A bad value is replaced by the nearest good one and the reading is no longer {@link #clean}; a
 * value that the compiler could not make out is replaced in silence, since the compiler has spoken.
 */
public final class Reading {
  // Keeps (size - 1) * dilation + 2 * padding far below the largest int.
  private static final int LARGEST_WINDOW = 30_000;

  private final String field;
  private final Attributes attributes;
  private final Problems problems;
  private boolean clean = true;

  /** Reads the annotation of {@code field}. */
  public Reading(String field, Attributes attributes, Problems problems) {
    this.field = field;
    this.attributes = attributes;
    this.problems = problems;
  }

  /** The annotation. */
  public Source source() {
    return attributes.source();
  }

  /** The raw attributes. */
  public Attributes attributes() {
    return attributes;
  }

  /** Whether nothing was wrong so far. */
  public boolean clean() {
    return clean;
  }

  /** An {@code int} attribute. */
  public int integer(String name) {
    return orElse(attributes.integer(name), 0);
  }

  /** An {@code int} attribute of at least 1. */
  public int positive(String name) {
    int number = orElse(attributes.integer(name), 1);
    return number == 0 && isMissing(name, "16")
        ? 1
        : check(1, Integer.MAX_VALUE, number, name, attributes.at(name));
  }

  /** An {@code int[]} attribute of one number for both axes or two, {H, W}, with a lower bound. */
  public List<Integer> pair(int minimum, String name) {
    List<Integer> numbers = integers(name, minimum);
    if (numbers.isEmpty() && isMissing(name, "3")) {
      return List.of(1);
    }
    if (numbers.isEmpty() || numbers.size() > 2) {
      int one = numbers.isEmpty() ? minimum : Math.max(minimum, numbers.get(0));
      int two = numbers.isEmpty() ? one : Math.max(minimum, numbers.get(1));
      bad(
          name,
          attributes.at(name),
          "takes one number for both directions, or {H, W}",
          numbers.isEmpty() ? "is empty" : "has " + numbers.size() + " numbers",
          "%s = %s or %s = {%s, %s}".formatted(name, one, name, one, two));
      return List.of(one);
    }
    List<Integer> good = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      good.add(check(minimum, LARGEST_WINDOW, numbers.get(i), name, attributes.at(name, i)));
    }
    return good;
  }

  /** An {@code int[]} attribute. */
  public List<Integer> integers(String name, int otherwise) {
    return orElse(attributes.integers(name), List.of(otherwise));
  }

  /** A {@code double} attribute in low..high, {@code high} itself excluded. */
  public double within(double low, double high, String name, String example) {
    double number = orElse(attributes.number(name), low);
    if (!(number >= low && number < high) || Float.isInfinite((float) number)) {
      String range =
          high == Double.POSITIVE_INFINITY
              ? "must be a finite float of at least " + text(low)
              : "must be at least " + text(low) + " and below " + text(high);
      bad(name, attributes.at(name), range, "is " + text(number), fix(name, example));
    }
    return number;
  }

  /** A {@code double} attribute that is a finite float. */
  public double finite(String name, String example) {
    double number = orElse(attributes.number(name), 1.0);
    if (!Float.isFinite((float) number)) {
      bad(
          name,
          attributes.at(name),
          "must be a finite float",
          "is " + text(number),
          fix(name, example));
    }
    return number;
  }

  /** A {@code double} attribute above 0 and at most {@code most}, also as a float. */
  public double aboveZero(double most, String name, String example) {
    double number = orElse(attributes.number(name), most);
    if (!((float) number > 0 && number <= most)) {
      String range =
          most == Float.MAX_VALUE
              ? "must be a finite float above 0"
              : "must be above 0 and at most " + text(most);
      bad(name, attributes.at(name), range, "is " + text(number), fix(name, example));
    }
    return number;
  }

  /** A {@code boolean} attribute. */
  public boolean flag(String name) {
    return orElse(attributes.flag(name), false);
  }

  /** An attribute of an enum type. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return orElse(attributes.constant(name, type), type.getEnumConstants()[0]);
  }

  /** The names of layers in an attribute, each with its place. */
  public List<Reference> references(String name) {
    List<String> names = orElse(attributes.texts(name), List.of(""));
    List<Reference> references = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      references.add(new Reference(names.get(i), attributes.at(name, i)));
    }
    return references;
  }

  /** The window of a pooling layer or a convolution, whose size attribute has this name. */
  public WindowSpec window(String sizeName) {
    List<Integer> stride = integers("stride", 1);
    return new WindowSpec(
        pair(1, sizeName),
        stride.isEmpty() && !attributes.has("stride") ? stride : pair(1, "stride"),
        padding(),
        attributes.knows("dilation") ? pair(1, "dilation") : List.of(1),
        attributes.knows("ceilMode") && flag("ceilMode"));
  }

  /** Reports a bad attribute: what it must be, what it is, and what to write instead. */
  public void bad(String name, Source at, String must, String is, String fix) {
    clean = false;
    problems.report(
        Problem.error(
                ProblemId.BadAttribute,
                at,
                "%s %s: %s %s, but %s"
                    .formatted(source().annotationName(), field, label(name), must, is),
                attributes.explanation(name).map(e -> "so that " + fix).orElse(fix))
            .withChain(attributes.explanation(name).stream().toList()));
  }

  // Not by javac: an attribute that may be bound has a default, which is no good value.
  private boolean isMissing(String name, String example) {
    if (attributes.has(name)) {
      return false;
    }
    clean = false;
    problems.report(
        Problem.error(
            ProblemId.MissingAttribute,
            source(),
            "%s %s: %s is not given".formatted(source().annotationName(), field, name),
            "add %s = %s".formatted(name, example)));
    return true;
  }

  private List<Integer> padding() {
    List<Integer> numbers = integers("padding", 0);
    if (numbers.equals(List.of(WindowSpec.SAME))) {
      return numbers;
    }
    if (numbers.size() == 2 && numbers.contains(WindowSpec.SAME)) {
      Source at = attributes.at("padding", numbers.indexOf(WindowSpec.SAME));
      bad("padding", at, "takes SAME for both directions", "has a number too", "padding = SAME");
      return List.of(WindowSpec.SAME);
    }
    return pair(0, "padding");
  }

  private int check(int minimum, int maximum, int number, String name, Source at) {
    if (number < minimum) {
      bad(name, at, "must be at least " + minimum, "is " + number, fix(name, "" + minimum));
    } else if (number > maximum) {
      bad(name, at, "must be at most " + maximum, "is " + number, fix(name, "" + maximum));
    }
    return Math.clamp(number, minimum, maximum);
  }

  // Nobody writes the name "value".
  private static String label(String name) {
    return name.equals("value") ? "its value" : name;
  }

  /** How the attribute would be written with another value. */
  String fix(String name, String value) {
    return name.equals("value")
        ? source().annotationName() + "(" + value + ")"
        : name + " = " + value;
  }

  private <T> T orElse(Optional<T> value, T otherwise) {
    clean &= value.isPresent();
    return value.orElse(otherwise);
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
