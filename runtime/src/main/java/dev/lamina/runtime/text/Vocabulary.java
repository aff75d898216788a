package dev.lamina.runtime.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that a network knows, numbered from 0: turns text into ids and back.
 *
 * <pre>
 * Vocabulary letters = Vocabulary.characters("hello");
 * Vocabulary words = Vocabulary.words(Tokenizer.words().lowerCase())
 *     .special(Special.PADDING, Special.UNKNOWN, Special.START, Special.END)
 *     .minimumCount(2).maximumSize(8000).add(sentences).build();
 * int[] ids = words.encode("It rains.");
 * words.save(Path.of("words.txt"));
 * </pre>
 *
 * <p>Special tokens have the first ids, the others follow by frequency, of equally frequent ones
 * the alphabetically first; the same texts always give the same ids. Cannot be changed.
 */
public final class Vocabulary {
  private final Tokenizer tokenizer;
  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Special, Integer> special = new EnumMap<>(Special.class);

  /** Tokens in the order of their ids, no two of them equal, those in {@code special} first. */
  Vocabulary(Tokenizer tokenizer, List<Special> special, List<String> tokens) {
    this.tokenizer = tokenizer;
    this.tokens = List.copyOf(tokens);
    for (String token : tokens) {
      ids.put(token, ids.size());
    }
    for (Special kind : special) {
      this.special.put(kind, this.special.size());
    }
  }

  /** The characters of a text, without special tokens. */
  public static Vocabulary characters(String text) {
    return characters().add(text).build();
  }

  /** A vocabulary of characters to be, from texts. */
  public static VocabularyBuilder characters() {
    return new VocabularyBuilder(Tokenizer.characters());
  }

  /** A vocabulary of words to be, from texts that are split in this way. */
  public static VocabularyBuilder words(Tokenizer tokenizer) {
    return new VocabularyBuilder(tokenizer);
  }

  /**
   * The ids of a text's tokens. A token that is not here has the id of {@link Special#UNKNOWN}.
   *
   * @throws IllegalArgumentException when a token is not here and there is none for unknown ones;
   *     names the token and its place
   */
  public int[] encode(String text) {
    List<String> split = tokenizer.split(text);
    int[] encoded = new int[split.size()];
    for (int i = 0; i < encoded.length; i++) {
      int id = find(split.get(i));
      if (id < 0) {
        throw notHere(split.get(i), " at place %s of %s".formatted(i + 1, encoded.length));
      }
      encoded[i] = id;
    }
    return encoded;
  }

  private int find(String token) {
    Integer id = ids.get(token);
    return id != null ? id : special.getOrDefault(Special.UNKNOWN, -1);
  }

  private IllegalArgumentException notHere(String token, String place) {
    return new IllegalArgumentException(
        "the token \"%s\"%s is none of the %s in the vocabulary; build it from text that has the token, or with special(UNKNOWN)"
            .formatted(TokenEscapes.escape(token), place, size()));
  }

  /**
   * The text of these ids: characters stand side by side, words have spaces between them. {@link
   * Special#PADDING}, {@link Special#START} and {@link Special#END} are no text and left out.
   *
   * @throws IllegalArgumentException when an id is not here; names its place
   */
  public String decode(int... ids) {
    List<String> words = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] < 0 || ids[i] >= size()) {
        throw new IllegalArgumentException(
            "the id %s at place %s of %s is none of 0 to %s"
                .formatted(ids[i], i + 1, ids.length, size() - 1));
      }
      if (isText(ids[i])) {
        words.add(tokens.get(ids[i]));
      }
    }
    return tokenizer.join(words);
  }

  private boolean isText(int id) {
    return id >= special.size() || id == special.getOrDefault(Special.UNKNOWN, -1);
  }

  /**
   * The id of a token; that of {@link Special#UNKNOWN} if the token is not here.
   *
   * @throws IllegalArgumentException when there is no token for unknown ones either
   */
  public int id(String token) {
    int id = find(token);
    if (id < 0) {
      throw notHere(token, "");
    }
    return id;
  }

  /**
   * The id of a special token.
   *
   * @throws IllegalStateException when the vocabulary was built without it
   */
  public int id(Special kind) {
    Integer id = special.get(kind);
    if (id == null) {
      throw new IllegalStateException(
          "the vocabulary has no token for %s; build it with special(%s)".formatted(kind, kind));
    }
    return id;
  }

  /** Whether the vocabulary has this special token. */
  public boolean has(Special kind) {
    return special.containsKey(kind);
  }

  /** Whether the token is here. */
  public boolean has(String token) {
    return ids.containsKey(token);
  }

  /** The token with this id. */
  public String token(int id) {
    if (id < 0 || id >= size()) {
      throw new IllegalArgumentException(
          "there is no token %s among %s, which are numbered from 0".formatted(id, size()));
    }
    return tokens.get(id);
  }

  /** All tokens in the order of their ids. */
  public List<String> tokens() {
    return tokens;
  }

  /** Number of tokens, special ones included. */
  public int size() {
    return tokens.size();
  }

  /** How texts are split. */
  public Tokenizer tokenizer() {
    return tokenizer;
  }

  List<Special> special() {
    return Collections.unmodifiableList(new ArrayList<>(special.keySet()));
  }

  /**
   * Writes a text file of one token in each line, which is whole or not there. It names the
   * tokenizer if that is one of {@link Tokenizer}'s own.
   *
   * @throws VocabularyException when the folder does not exist
   */
  public void save(Path file) throws IOException {
    VocabularyFile.write(this, file);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws VocabularyException when the file is damaged, which names line and expectation, or was
   *     saved with a tokenizer of the user's own
   */
  public static Vocabulary load(Path file) throws IOException {
    return new VocabularyFile(file).read(null);
  }

  /**
   * Reads what {@link #save} wrote, to be used with this tokenizer.
   *
   * @throws VocabularyException when the file is damaged; names line and expectation
   */
  public static Vocabulary load(Path file, Tokenizer tokenizer) throws IOException {
    return new VocabularyFile(file).read(tokenizer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("vocabulary of " + size() + " tokens:");
    for (int id = 0; id < Math.min(20, size()); id++) {
      text.append(' ').append(TokenEscapes.escape(tokens.get(id)));
    }
    return text.append(size() > 20 ? " ..." : "").toString();
  }
}
