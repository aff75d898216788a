package dev.lamina.runtime.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts the tokens of texts and keeps those wanted; see {@link Vocabulary}. */
public final class VocabularyBuilder {
  private static final Comparator<Map.Entry<String, Long>> FREQUENT_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  private final Tokenizer tokenizer;
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<Special, String> special = new EnumMap<>(Special.class);
  private long minimumCount = 1;
  private int maximumSize = Integer.MAX_VALUE;
  private boolean byFirstUse;

  VocabularyBuilder(Tokenizer tokenizer) {
    this.tokenizer = Objects.requireNonNull(tokenizer);
  }

  /** Leaves out tokens that occur less often than this. */
  public VocabularyBuilder minimumCount(int count) {
    minimumCount = requireAtLeastOne("minimum count", count);
    return this;
  }

  /** Leaves out the rarest tokens if there are more than this, special ones included. */
  public VocabularyBuilder maximumSize(int size) {
    maximumSize = requireAtLeastOne("maximum size", size);
    return this;
  }

  private static int requireAtLeastOne(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "the %s of a vocabulary must be at least 1, not %s".formatted(what, value));
    }
    return value;
  }

  /** Numbers the tokens that are kept as they first occur, not by frequency. */
  public VocabularyBuilder byFirstUse() {
    byFirstUse = true;
    return this;
  }

  /** Adds special tokens under their usual names. */
  public VocabularyBuilder special(Special... kinds) {
    for (Special kind : kinds) {
      special(kind, kind.token());
    }
    return this;
  }

  /** Adds a special token under this name. */
  public VocabularyBuilder special(Special kind, String token) {
    if (token.isEmpty()) {
      throw new IllegalArgumentException("the token for " + kind + " must not be empty");
    }
    special.forEach(
        (other, taken) -> {
          if (other != kind && taken.equals(token)) {
            throw new IllegalArgumentException(
                "the token \"%s\" is for %s already, and cannot be for %s"
                    .formatted(token, other, kind));
          }
        });
    special.put(kind, token);
    return this;
  }

  /** Counts the tokens of a text. */
  public VocabularyBuilder add(String text) {
    for (String token : tokenizer.split(text)) {
      if (token.isEmpty()) {
        throw new IllegalArgumentException("the tokenizer made an empty token of: " + text);
      }
      counts.merge(token, 1L, Long::sum);
    }
    return this;
  }

  /** Counts the tokens of many texts. */
  public VocabularyBuilder add(Iterable<String> texts) {
    texts.forEach(this::add);
    return this;
  }

  /**
   * The vocabulary of the texts so far.
   *
   * @throws IllegalStateException when no token is left but special ones
   */
  public Vocabulary build() {
    List<String> kept =
        counts.entrySet().stream()
            .filter(e -> e.getValue() >= minimumCount && !special.containsValue(e.getKey()))
            .sorted(FREQUENT_FIRST)
            .limit(Math.max(0, maximumSize - special.size()))
            .map(Map.Entry::getKey)
            .toList();
    if (kept.isEmpty()) {
      throw new IllegalStateException(
          "no token is left of %s different ones that the texts have; the minimum count is %s, the maximum size %s with %s special tokens"
              .formatted(counts.size(), minimumCount, maximumSize, special.size()));
    }
    List<String> tokens = new ArrayList<>(special.values());
    tokens.addAll(byFirstUse ? inOrderOfUse(kept) : kept);
    return new Vocabulary(tokenizer, List.copyOf(special.keySet()), tokens);
  }

  private List<String> inOrderOfUse(List<String> kept) {
    List<String> ordered = new ArrayList<>(counts.keySet());
    ordered.retainAll(new HashSet<>(kept));
    return ordered;
  }
}
