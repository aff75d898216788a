package dev.lamina.samples.mail;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.runtime.text.Special;
import dev.lamina.runtime.text.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * Mails as ids: seven tenths to train on, a tenth to say when to stop, two tenths for the test.
 *
 * @param vocabulary words of the mails to train on
 */
record MailData(Vocabulary vocabulary, Dataset train, Dataset validation, Dataset test) {
  private static final List<String> VERDICTS = List.of("wanted", "spam");

  /** Cuts each mail after this many tokens. */
  static MailData of(List<Mail> shuffled, int tokens) {
    int trained = shuffled.size() * 7 / 10;
    int tested = shuffled.size() * 8 / 10;
    Vocabulary words =
        Vocabulary.words(new MailTokenizer())
            .special(Special.PADDING, Special.UNKNOWN)
            .minimumCount(3)
            .maximumSize(Spam.WORDS)
            .add(shuffled.subList(0, trained).stream().map(Mail::text).toList())
            .build();
    return new MailData(
        words,
        dataset(shuffled.subList(0, trained), words, tokens),
        dataset(shuffled.subList(trained, tested), words, tokens),
        dataset(shuffled.subList(tested, shuffled.size()), words, tokens));
  }

  private static Dataset dataset(List<Mail> mails, Vocabulary words, int tokens) {
    int[][] ids = mails.stream().map(m -> ids(m, words, tokens)).toArray(int[][]::new);
    int[] labels = mails.stream().mapToInt(Mail::label).toArray();
    return InMemoryDataset.of(ids.length).tokens(ids).labels(labels).classNames(VERDICTS);
  }

  /** At least one: a mail may be empty, a sequence may not. */
  private static int[] ids(Mail mail, Vocabulary words, int tokens) {
    int[] ids = words.encode(mail.text());
    return ids.length == 0
        ? new int[] {words.id(Special.UNKNOWN)}
        : Arrays.copyOf(ids, Math.min(ids.length, tokens));
  }
}
