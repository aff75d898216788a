package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Java as finished text, with a gap for each type. JavaPoet would handle every argument by itself,
 * and that twice, since it looks for types first: where layers are many, that is most of what a
 * javac that has just started does.
 */
final class Text {
  /** Lines are shorter than 100 columns in a method of a nested class, and in a loop there. */
  private static final int COLUMNS = 100 - 8;

  private static final String NEXT_LINE = "\n    ";

  private final StringBuilder text = new StringBuilder();
  private final List<ClassName> types = new ArrayList<>();
  private final List<Integer> gaps = new ArrayList<>();

  private Text() {}

  /**
   * An expression.
   *
   * @param format as JavaPoet's, with {@code $L}, {@code $S} and {@code $T} only; what an {@code
   *     $L} takes may be such a text
   */
  static Text of(String format, Object... arguments) {
    Text text = new Text();
    text.fill(format, arguments);
    return text;
  }

  /** A statement, given without its semicolon; a long one breaks between arguments of its call. */
  static CodeBlock statement(String format, Object... arguments) {
    Text statement = of(format, arguments);
    statement.text.append(";\n");
    if (statement.text.length() > COLUMNS) {
      statement.breakLines();
    }
    return statement.code();
  }

  private void fill(String format, Object... arguments) {
    int from = 0;
    for (Object argument : arguments) {
      int at = format.indexOf('$', from);
      text.append(format, from, at);
      switch (format.charAt(at + 1)) {
        case 'L' -> add(argument);
        case 'S' -> quote((String) argument);
        case 'T' -> name(argument);
        default -> throw new IllegalArgumentException(format);
      }
      from = at + 2;
    }
    text.append(format, from, format.length());
  }

  private void add(Object argument) {
    if (argument instanceof Text other) {
      for (int gap : other.gaps) {
        gaps.add(text.length() + gap);
      }
      types.addAll(other.types);
      text.append(other.text);
    } else {
      text.append(argument);
    }
  }

  private void name(Object type) {
    ClassName name = type instanceof Class<?> c ? ClassName.get(c) : (ClassName) type;
    gaps.add(text.length());
    types.add(name);
    text.append(name.simpleName());
  }

  private void quote(String string) {
    for (int i = 0; i < string.length(); i++) {
      if (string.charAt(i) < ' ' || string.charAt(i) == '"' || string.charAt(i) == '\\') {
        text.append(CodeBlock.of("$S", string));
        return;
      }
    }
    text.append('"').append(string).append('"');
  }

  // Not within an argument, nor within a string.
  private void breakLines() {
    int start = 0;
    int space = -1;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      if (i - start >= COLUMNS && space > 0) {
        breakAt(space);
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

  private void breakAt(int space) {
    text.replace(space, space + 1, NEXT_LINE);
    for (int i = 0; i < gaps.size(); i++) {
      gaps.set(i, gaps.get(i) + (gaps.get(i) > space ? NEXT_LINE.length() - 1 : 0));
    }
  }

  /** The same for JavaPoet, which writes a type by its short name wherever it can import it. */
  CodeBlock code() {
    if (types.isEmpty()) {
      return CodeBlock.of("$L", text.toString());
    }
    CodeBlock.Builder code = CodeBlock.builder();
    int from = 0;
    for (int i = 0; i < types.size(); i++) {
      code.add("$L$T", text.substring(from, gaps.get(i)), types.get(i));
      from = gaps.get(i) + types.get(i).simpleName().length();
    }
    return code.add("$L", text.substring(from)).build();
  }
}
