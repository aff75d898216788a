package dev.lamina.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokenizers that a vocabulary's file can name. */
enum ReadyTokenizer implements Tokenizer {
  CHARACTERS {
    @Override
    public List<String> split(String text) {
      List<String> tokens = new ArrayList<>(text.length());
      for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
        tokens.add(character(text.codePointAt(i)));
      }
      return tokens;
    }

    @Override
    public String join(List<String> tokens) {
      return String.join("", tokens);
    }
  },
  SPACES {
    @Override
    public List<String> split(String text) {
      return matches(NO_SPACES, text);
    }
  },
  WORDS {
    @Override
    public List<String> split(String text) {
      return matches(WORD_OR_MARK, text);
    }
  };

  private static final Pattern NO_SPACES = Pattern.compile("\\P{IsWhite_Space}+");
  private static final Pattern WORD_OR_MARK =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}]+(?:['\u2019][\\p{L}\\p{M}]+)*|\\P{IsWhite_Space}\\p{M}*");

  /** Of common characters there is one string each: a text of millions needs no more. */
  private static final String[] COMMON = new String[256];

  static {
    for (int c = 0; c < COMMON.length; c++) {
      COMMON[c] = Character.toString(c);
    }
  }

  static String character(int codePoint) {
    return codePoint < COMMON.length ? COMMON[codePoint] : Character.toString(codePoint);
  }

  static List<String> matches(Pattern pattern, String text) {
    List<String> matches = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      matches.add(matcher.group());
    }
    return matches;
  }

  /** The name in files. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
