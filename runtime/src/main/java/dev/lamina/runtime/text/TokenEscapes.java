package dev.lamina.runtime.text;

import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens as one visible word each: white space, control characters and halves of surrogate pairs
 * are written as escapes of Java, which editors and version control leave alone.
 */
final class TokenEscapes {
  private static final String LETTERS = "\\snrt";
  private static final String MEANINGS = "\\ \n\r\t";

  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u\\p{XDigit}{4}|.?)");

  private TokenEscapes() {}

  static String escape(String token) {
    StringBuilder text = new StringBuilder();
    token.codePoints().forEach(c -> append(text, c));
    return text.toString();
  }

  private static void append(StringBuilder text, int codePoint) {
    int letter = MEANINGS.indexOf(codePoint);
    if (letter >= 0) {
      text.append('\\').append(LETTERS.charAt(letter));
    } else if (codePoint <= Character.MAX_VALUE && isUnseen(codePoint)) {
      text.append("\\u").append(HexFormat.of().toHexDigits((char) codePoint));
    } else {
      text.appendCodePoint(codePoint);
    }
  }

  private static boolean isUnseen(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.SURROGATE
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** The token; an escape that is none is an IllegalArgumentException that says so. */
  static String unescape(String text) {
    return ESCAPE.matcher(text).replaceAll(e -> Matcher.quoteReplacement(meaning(e.group())));
  }

  private static String meaning(String escape) {
    if (escape.length() == 6) {
      return Character.toString(HexFormat.fromHexDigits(escape, 2, 6));
    }
    int letter = escape.length() == 2 ? LETTERS.indexOf(escape.charAt(1)) : -1;
    if (letter < 0) {
      throw new IllegalArgumentException(
          "expected one of \\\\ \\s \\n \\r \\t \\uXXXX, found " + escape);
    }
    return MEANINGS.substring(letter, letter + 1);
  }
}
