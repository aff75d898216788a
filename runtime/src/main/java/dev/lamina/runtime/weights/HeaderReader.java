package dev.lamina.runtime.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the JSON of a safetensors header. Strict: no comments, no duplicate names, nothing after
 * the object but spaces. Values are {@code Map}, {@code List}, {@code String} and {@code Long},
 * since a header has no others.
 */
final class HeaderReader {
  /** A header is an object of objects of arrays; what nests deeper is an attack on the stack. */
  private static final int DEEPEST = 4;

  private final String text;
  private int at;
  private int depth;

  private HeaderReader(String text) {
    this.text = text;
  }

  /** A header that is not what the format asks for. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  static Map<String, Object> read(String text) throws Malformed {
    HeaderReader reader = new HeaderReader(text);
    // The format asks for the brace first, so that a header can be told from other text.
    Map<String, Object> header = reader.object();
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.fault("nothing after the closing brace");
    }
    return header;
  }

  private Object value() throws Malformed {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw fault("an object, an array, a string or a whole number");
    };
  }

  private Map<String, Object> object() throws Malformed {
    Map<String, Object> members = new LinkedHashMap<>();
    open('{');
    boolean more = !closes('}');
    while (more) {
      skipSpace();
      String name = string();
      skipSpace();
      expect(':');
      if (members.put(name, value()) != null) {
        throw new Malformed("the name \"" + shortened(name) + "\" is there twice");
      }
      more = goesOn('}');
    }
    depth--;
    return members;
  }

  private List<Object> array() throws Malformed {
    List<Object> elements = new ArrayList<>();
    open('[');
    boolean more = !closes(']');
    while (more) {
      elements.add(value());
      more = goesOn(']');
    }
    depth--;
    return elements;
  }

  private void open(char bracket) throws Malformed {
    expect(bracket);
    if (++depth > DEEPEST) {
      throw new Malformed("brackets nest deeper than " + DEEPEST);
    }
  }

  private boolean closes(char bracket) throws Malformed {
    skipSpace();
    if (peek() != bracket) {
      return false;
    }
    at++;
    return true;
  }

  /** After an element: true at a comma, false at the closing bracket. */
  private boolean goesOn(char bracket) throws Malformed {
    if (closes(bracket)) {
      return false;
    }
    expect(',');
    return true;
  }

  private Long number() throws Malformed {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(from, at);
    if (digits.length() > 18 || (digits.length() > 1 && digits.charAt(0) == '0')) {
      throw new Malformed("the number " + shortened(digits) + " is too long");
    }
    return Long.valueOf(digits);
  }

  private String string() throws Malformed {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        at--;
        throw fault("no control character in a string");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() throws Malformed {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex();
      default -> {
        at--;
        throw fault("an escape");
      }
    };
  }

  private char hex() throws Malformed {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      char c = peek();
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw fault("four hexadecimal digits");
      }
      code = code * 16 + digit;
      at++;
    }
    return (char) code;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Malformed {
    if (at >= text.length()) {
      throw new Malformed("the header ends too early");
    }
    return text.charAt(at);
  }

  private void expect(char c) throws Malformed {
    if (peek() != c) {
      throw fault("'" + c + "'");
    }
    at++;
  }

  private Malformed fault(String expected) {
    int c = text.charAt(at);
    String given = c > ' ' && c < 127 ? "'" + (char) c + "'" : "U+%04X".formatted(c);
    return new Malformed("at character %s: expected %s, not %s".formatted(at, expected, given));
  }

  /** Names of a damaged file can be megabytes long; a message cannot. */
  static String shortened(String name) {
    return name.length() <= 80 ? name : name.substring(0, 77) + "...";
  }
}
