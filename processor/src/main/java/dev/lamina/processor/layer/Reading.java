package dev.lamina.processor.layer;

import dev.lamina.processor.shape.WindowSpec;
import dev.lamina.processor.source.Attributes;
import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.util.List;

/**
 * Reads one layer annotation: its attributes, each checked by itself, with every mistake reported.
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

  /** Name of the annotated field. */
  public String field() {
    return field;
  }

  /** Whether nothing was wrong so far. */
  public boolean clean() {
    return clean;
  }

  /** An {@code int} attribute of at least 1. */
  public int positive(String name) {
    int number = attributes.integer(name);
    check(1, Integer.MAX_VALUE, number, name, attributes.at(name));
    return number;
  }

  /** An {@code int[]} attribute of one number for both axes or two, {H, W}, with a lower bound. */
  public List<Integer> pair(int minimum, String name) {
    List<Integer> numbers = attributes.integers(name);
    if (numbers.isEmpty() || numbers.size() > 2) {
      bad(
          name,
          attributes.at(name),
          "takes one number, or two for {H, W}",
          count(numbers),
          "{3, 3}");
      return List.of(Math.max(1, minimum));
    }
    for (int i = 0; i < numbers.size(); i++) {
      check(minimum, LARGEST_WINDOW, numbers.get(i), name, attributes.at(name, i));
    }
    return numbers;
  }

  /** A {@code double} attribute in low..high, {@code high} itself excluded. */
  public double within(double low, double high, String name, String example) {
    double number = attributes.number(name);
    if (!(number >= low && number < high)) {
      String range = "must be at least " + text(low) + " and below " + text(high);
      bad(name, attributes.at(name), range, "is " + text(number), example);
    }
    return number;
  }

  /** A {@code double} attribute that is a finite number. */
  public double finite(String name, String example) {
    double number = attributes.number(name);
    if (!Double.isFinite(number)) {
      bad(name, attributes.at(name), "must be a finite number", "is " + number, example);
    }
    return number;
  }

  /** The window of a pooling layer or a convolution, whose size attribute has this name. */
  public WindowSpec window(String sizeName) {
    List<Integer> stride = attributes.integers("stride");
    return new WindowSpec(
        pair(1, sizeName),
        stride.isEmpty() && !attributes.has("stride") ? stride : pair(1, "stride"),
        padding(),
        hasDilation() ? pair(1, "dilation") : List.of(1),
        !hasDilation() && attributes.flag("ceilMode"));
  }

  /** Reports a bad attribute: what it must be, what it is, and a value that works. */
  public void bad(String name, Source at, String must, String is, String example) {
    clean = false;
    problems.report(
        Problem.error(
            ProblemId.BadAttribute,
            at,
            "%s %s: %s %s, but %s".formatted(source().annotationName(), field, name, must, is),
            name + " = " + example));
  }

  private List<Integer> padding() {
    List<Integer> numbers = attributes.integers("padding");
    return numbers.equals(List.of(WindowSpec.SAME)) ? numbers : pair(0, "padding");
  }

  // A convolution has a dilation and no ceilMode, a pool the reverse.
  private boolean hasDilation() {
    return attributes.knows("dilation");
  }

  private void check(int minimum, int maximum, int number, String name, Source at) {
    if (number < minimum) {
      bad(name, at, "must be at least " + minimum, "is " + number, String.valueOf(minimum));
    } else if (number > maximum) {
      bad(name, at, "must be at most " + maximum, "is " + number, String.valueOf(maximum));
    }
  }

  private static String count(List<Integer> numbers) {
    return numbers.isEmpty() ? "is empty" : "has " + numbers.size() + " numbers";
  }

  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e6
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
