package dev.lamina.samples.mail;

import dev.lamina.runtime.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words in lower case, names of HTML tags with their bracket, and the marks that tell mails apart;
 * all numbers are one token, and so is all that is too long for a word.
 */
final class MailTokenizer implements Tokenizer {
  private static final Pattern TOKEN =
      Pattern.compile("<[a-z]+|\\p{L}+(?:'\\p{L}+)*|\\p{N}+|[!?$%@*]");

  private static final int LONGEST_WORD = 24;

  @Override
  public List<String> split(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      tokens.add(shortened(matcher.group()));
    }
    return tokens;
  }

  private static String shortened(String token) {
    if (Character.isDigit(token.codePointAt(0))) {
      return "0";
    }
    return token.length() > LONGEST_WORD ? "..." : token;
  }
}
