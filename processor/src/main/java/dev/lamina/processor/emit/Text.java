package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** Java as text. */
final class Text {
  /** A line is shorter than 100 columns in a method of a nested class, and in a loop there. */
  private static final int COLUMNS = 100 - 8;

  private static final String NEXT_LINE = "\n    ";

  private Text() {}

  /**
   * An expression.
   *
   * @param format with {@code $L} for each argument, and {@code $S} for one that becomes a string
   */
  static String of(String format, Object... arguments) {
    return filled(format, arguments).toString();
  }

  /** A statement, given as above without its semicolon; a long one breaks between arguments. */
  static String statement(String format, Object... arguments) {
    StringBuilder text = filled(format, arguments).append(";\n");
    if (text.length() > COLUMNS) {
      breakLines(text);
    }
    return text.toString();
  }

  private static StringBuilder filled(String format, Object... arguments) {
    StringBuilder text = new StringBuilder(160);
    int from = 0;
    for (Object argument : arguments) {
      int at = format.indexOf('$', from);
      text.append(format, from, at);
      text.append(format.charAt(at + 1) == 'S' ? quoted((String) argument) : argument);
      from = at + 2;
    }
    return text.append(format, from, format.length());
  }

  /** Statements under a head such as that of a loop. */
  static String block(String head, String body) {
    String indented = body.replace("\n", "\n  ");
    return head + " {\n  " + indented.substring(0, indented.length() - 2) + "}\n";
  }

  private static String quoted(String string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return CodeBlock.of("$S", string).toString();
      }
    }
    return '"' + string + '"';
  }

  // Not within an argument, nor within a string.
  private static void breakLines(StringBuilder text) {
    int start = 0;
    int space = -1;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      if (i - start >= COLUMNS && space > 0) {
        text.replace(space, space + 1, NEXT_LINE);
        i += NEXT_LINE.length() - 1;
        start = space + 1;
        space = -1;
      }
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (quoted) {
        i += c == '\\' ? 1 : 0;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        space = c == ' ' && depth == 1 && text.charAt(i - 1) == ',' ? i : space;
      }
    }
  }
}
