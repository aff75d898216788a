package dev.lamina.processor.emit;

/**
 * Members of a nested class as text. JavaPoet would print each word by itself, and that twice,
 * since it looks for types first: where layers are many, that is most of what a javac that has just
 * started does.
 */
final class Members {
  private static final String MEMBER = "    ";
  private static final String BODY = MEMBER + "  ";

  private final StringBuilder text = new StringBuilder();

  /** Begins a group of fields. */
  void gap() {
    text.append('\n');
  }

  /** A field, with its value. */
  void field(String declaration, String value) {
    text.append(MEMBER).append(declaration).append(" = ");
    lines(value, MEMBER);
    text.append(";\n");
  }

  /**
   * A method.
   *
   * @param doc lines of its Javadoc, or nothing
   * @param body its statements
   */
  void method(String doc, String head, String body) {
    text.append('\n');
    if (!doc.isEmpty()) {
      text.append(MEMBER).append("/**\n").append(MEMBER).append(" * ");
      lines(doc, MEMBER + " * ");
      text.append('\n').append(MEMBER).append(" */\n");
    }
    text.append(MEMBER);
    lines(head, MEMBER);
    text.append(" {\n");
    if (!body.isEmpty()) {
      text.append(BODY);
      lines(body.substring(0, body.length() - 1), BODY);
      text.append('\n');
    }
    text.append(MEMBER).append("}\n");
  }

  /** Members that were put together apart. */
  void add(Members others) {
    text.append(others.text);
  }

  /** Begins an interface beside the class, whose members follow. */
  void beginInterface(String head) {
    text.append("\n  private interface ").append(head).append(" {\n");
  }

  /** Ends the class or the interface. */
  void end() {
    text.append("  }\n");
  }

  // The first is where it should be.
  private void lines(String lines, String indent) {
    int from = 0;
    for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
      text.append(lines, from, end + 1).append(indent);
      from = end + 1;
    }
    text.append(lines, from, lines.length());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
