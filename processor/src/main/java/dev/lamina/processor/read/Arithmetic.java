package dev.lamina.processor.read;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Works out an expression of whole numbers: {@code + - * /}, parentheses, names of parameters.
 *
 * <pre>{@code
 * sum     = product { ("+" | "-") product }
 * product = factor { ("*" | "/") factor }
 * factor  = number | name | "(" sum ")" | "-" factor
 * }</pre>
 */
final class Arithmetic {
  private static final Pattern TOKEN = Pattern.compile("\\s*(\\d+|\\w+|[^\\s\\w])");
  private static final String END = "";

  private final Map<String, Integer> parameters;
  private final Matcher tokens;
  private final Set<String> used = new LinkedHashSet<>();
  private String token = END;

  private Arithmetic(String text, Map<String, Integer> parameters) {
    this.parameters = parameters;
    this.tokens = TOKEN.matcher(text);
  }

  /**
   * The value of an expression.
   *
   * @param where the parameters it names with their values, {@code width = 64}
   */
  record Result(int value, String where) {}

  /** Why there is no value. */
  private enum Reason {
    SYNTAX,
    UNKNOWN_NAME,
    ARITHMETIC
  }

  /** Says in a sentence why an expression has no value. */
  static final class NoValueException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final String token;

    private NoValueException(Reason reason, String token, String sentence) {
      super(sentence);
      this.reason = reason;
      this.token = token;
    }

    /** Whether the expression cannot be read. */
    boolean isSyntax() {
      return reason == Reason.SYNTAX;
    }

    /** The name that is no parameter, if that is why. */
    Optional<String> unknown() {
      return reason == Reason.UNKNOWN_NAME ? Optional.of(token) : Optional.empty();
    }
  }

  private NoValueException syntax(String sentence) {
    return new NoValueException(Reason.SYNTAX, token, sentence);
  }

  private static NoValueException impossible(String sentence) {
    return new NoValueException(Reason.ARITHMETIC, "", sentence);
  }

  static Result evaluate(String text, Map<String, Integer> parameters) throws NoValueException {
    Arithmetic arithmetic = new Arithmetic(text, parameters);
    arithmetic.advance();
    int value = arithmetic.sum();
    if (!arithmetic.token.equals(END)) {
      throw arithmetic.syntax("\"%s\" is one too many".formatted(arithmetic.token));
    }
    return new Result(value, arithmetic.where());
  }

  private String where() {
    return used.stream()
        .map(name -> name + " = " + parameters.get(name))
        .collect(Collectors.joining(", "));
  }

  private int sum() throws NoValueException {
    int left = product();
    while (token.equals("+") || token.equals("-")) {
      boolean plus = token.equals("+");
      advance();
      long right = product();
      left = whole(plus ? left + right : left - right);
    }
    return left;
  }

  private int product() throws NoValueException {
    int left = factor();
    while (token.equals("*") || token.equals("/")) {
      boolean times = token.equals("*");
      advance();
      int right = factor();
      left = times ? whole((long) left * right) : quotient(left, right);
    }
    return left;
  }

  private int factor() throws NoValueException {
    String first = token;
    advance();
    if (first.equals("-")) {
      return whole(-(long) factor());
    }
    if (first.equals("(")) {
      int inside = sum();
      if (!token.equals(")")) {
        throw syntax("a closing parenthesis is missing");
      }
      advance();
      return inside;
    }
    if (first.matches("\\d+")) {
      return number(first);
    }
    return parameter(first);
  }

  private static int number(String digits) throws NoValueException {
    if (digits.length() > 10) {
      throw impossible(digits + " is too large");
    }
    return whole(Long.parseLong(digits));
  }

  private int parameter(String name) throws NoValueException {
    Integer value = parameters.get(name);
    if (value != null) {
      used.add(name);
      return value;
    }
    if (!name.matches("[A-Za-z_]\\w*")) {
      throw syntax(
          name.equals(END)
              ? "a number is missing at its end"
              : "a number is wanted where \"%s\" stands".formatted(name));
    }
    throw new NoValueException(Reason.UNKNOWN_NAME, name, "\"%s\" is no parameter".formatted(name));
  }

  private static int quotient(int left, int right) throws NoValueException {
    if (right == 0) {
      throw impossible("%s / 0 is no number".formatted(left));
    }
    if (left % right != 0) {
      throw impossible(
          "%s / %s = %s has a remainder of %s".formatted(left, right, left / right, left % right));
    }
    return whole((long) left / right);
  }

  private static int whole(long value) throws NoValueException {
    if (value != (int) value) {
      throw impossible("%,d is no int".formatted(value));
    }
    return (int) value;
  }

  private void advance() {
    token = tokens.find() ? tokens.group(1) : END;
  }
}
