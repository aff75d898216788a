package dev.lamina.runtime.text;

import dev.lamina.runtime.base.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A vocabulary in a file, UTF-8: a header, then a token in each line.
 *
 * <pre>
 * lamina-vocabulary version=1 tokens=3 tokenizer=words,lower-case special=unknown
 * &lt;unk&gt;
 * the
 * rain
 * </pre>
 */
final class VocabularyFile {
  private static final int VERSION = 1;
  private static final long MOST_BYTES = 1 << 28;
  private static final String CUSTOM = "custom";
  private static final String FORM =
      "\"lamina-vocabulary version=1 tokens=NUMBER tokenizer=NAME special=NAMES\"";
  private static final Pattern HEADER =
      Pattern.compile(
          "lamina-vocabulary version=(\\d{1,9}) tokens=(\\d{1,9}) tokenizer=(\\S+) special=(\\S*)");

  private final Path file;

  VocabularyFile(Path file) {
    this.file = file;
  }

  static void write(Vocabulary vocabulary, Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        "lamina-vocabulary version=%s tokens=%s tokenizer=%s special=%s\n"
            .formatted(
                VERSION,
                vocabulary.size(),
                nameOf(vocabulary.tokenizer()),
                vocabulary.special().stream()
                    .map(VocabularyFile::nameOf)
                    .collect(Collectors.joining(","))));
    for (String token : vocabulary.tokens()) {
      text.append(TokenEscapes.escape(token)).append('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        file,
        VocabularyException::new,
        channel -> {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        });
  }

  private static String nameOf(Special kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String nameOf(Tokenizer tokenizer) {
    return switch (tokenizer) {
      case ReadyTokenizer ready -> ready.fileName();
      case LowerCase(ReadyTokenizer ready) -> ready.fileName() + ",lower-case";
      default -> CUSTOM;
    };
  }

  Vocabulary read(@Nullable Tokenizer given) throws IOException {
    String[] lines = text().split("\r?\n", -1);
    Matcher header = HEADER.matcher(lines[0]);
    if (!header.matches()) {
      throw fault(1, "expected " + FORM + ", found " + quote(lines[0]));
    }
    if (Integer.parseInt(header.group(1)) != VERSION) {
      throw fault(1, "expected version 1, found version " + header.group(1));
    }
    List<Special> special = special(header.group(4));
    Tokenizer tokenizer = given == null ? tokenizer(header.group(3)) : given;
    List<String> tokens = tokens(lines, Integer.parseInt(header.group(2)));
    if (special.size() > tokens.size()) {
      throw fault(1, "expected as many tokens as there are special ones, found " + tokens.size());
    }
    return new Vocabulary(tokenizer, special, tokens);
  }

  private List<Special> special(String names) throws IOException {
    List<Special> found = new ArrayList<>();
    for (Special kind : Special.values()) {
      if (List.of(names.split(",")).contains(nameOf(kind))) {
        found.add(kind);
      }
    }
    String understood = found.stream().map(VocabularyFile::nameOf).collect(Collectors.joining(","));
    if (!understood.equals(names)) {
      throw fault(
          1, "expected special=padding,unknown,start,end or some of them, found " + quote(names));
    }
    return found;
  }

  private Tokenizer tokenizer(String name) throws IOException {
    if (name.equals(CUSTOM)) {
      throw fault(1, "the tokenizer was of the user's own; give it again: load(file, tokenizer)");
    }
    for (ReadyTokenizer ready : ReadyTokenizer.values()) {
      for (Tokenizer tokenizer : List.of(ready, ready.lowerCase())) {
        if (nameOf(tokenizer).equals(name)) {
          return tokenizer;
        }
      }
    }
    throw fault(
        1,
        "expected the tokenizer characters, spaces or words, perhaps with ,lower-case, found "
            + quote(name));
  }

  private List<String> tokens(String[] lines, int count) throws IOException {
    // The text after the last line's end is empty, and is no line.
    int last = lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
    Map<String, Integer> lineOf = new HashMap<>();
    List<String> tokens = new ArrayList<>();
    for (int i = 1; i < last; i++) {
      if (i > count) {
        throw fault(
            i + 1, "expected the end after %s tokens, found %s".formatted(count, quote(lines[i])));
      }
      String token = token(lines[i], i + 1);
      Integer before = lineOf.putIfAbsent(token, i + 1);
      if (before != null) {
        throw fault(
            i + 1,
            "expected a new token, found %s, which line %s has".formatted(quote(lines[i]), before));
      }
      tokens.add(token);
    }
    if (tokens.size() < count || last == lines.length) {
      throw fault(
          last,
          "expected %s tokens, each with the end of a line, found the end of the file after %s: it was cut off"
              .formatted(count, tokens.size()));
    }
    return tokens;
  }

  private String token(String line, int number) throws IOException {
    if (line.isEmpty()) {
      throw fault(number, "expected a token, found an empty line (a space is written \\s)");
    }
    try {
      return TokenEscapes.unescape(line);
    } catch (IllegalArgumentException e) {
      throw new VocabularyException(file, "line " + number + ": " + e.getMessage(), e);
    }
  }

  private String text() throws IOException {
    try {
      if (Files.isDirectory(file)) {
        throw new VocabularyException(file, "this is a folder, no file of a vocabulary");
      }
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw fault(1, "expected a vocabulary, found a file of %s bytes".formatted(size));
      }
      return decoded(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new VocabularyException(file, "there is no such file", e);
    }
  }

  private String decoded(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw fault(line, "expected UTF-8, found the byte 0x%02x".formatted(bytes[in.position()]));
    }
    return out.flip().toString();
  }

  private static String quote(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + "\"";
  }

  private VocabularyException fault(int line, String text) {
    return new VocabularyException(file, "line " + line + ": " + text);
  }
}
