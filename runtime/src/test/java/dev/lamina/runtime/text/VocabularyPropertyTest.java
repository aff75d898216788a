package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class VocabularyPropertyTest {
  private static final String SOUND =
      """
      lamina-vocabulary version=1 tokens=6 tokenizer=words special=padding
      <pad>
      a
      b
      c
      \\u00a0
      \u0436
      """;

  @Property(tries = 100)
  void charactersComeBackFromIdsAndFromTheFile(@ForAll @StringLength(min = 1, max = 40) String text)
      throws IOException {
    Path file = Files.createTempFile("vocabulary", ".txt");
    try {
      Vocabulary vocabulary = Vocabulary.characters(text);
      vocabulary.save(file);
      Vocabulary again = Vocabulary.load(file);
      assertEquals(vocabulary.tokens(), again.tokens());
      assertEquals(text, again.decode(vocabulary.encode(text)));
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 300)
  void moreFrequentTokensHaveLowerIds(
      @ForAll @StringLength(min = 1, max = 60) String text,
      @ForAll @IntRange(min = 1, max = 3) int least) {
    List<String> all = Tokenizer.characters().split(text);
    Vocabulary vocabulary =
        Vocabulary.characters()
            .special(Special.UNKNOWN)
            .minimumCount(least)
            .add(text + "\u0436\u0436\u0436")
            .build();
    int before = Integer.MAX_VALUE;
    String beforeToken = "";
    for (String token : vocabulary.tokens().subList(1, vocabulary.size())) {
      int count = Collections.frequency(all, token) + (token.equals("\u0436") ? 3 : 0);
      assertTrue(count >= least);
      assertTrue(count < before || (count == before && token.compareTo(beforeToken) > 0));
      before = count;
      beforeToken = token;
    }
  }

  /** A damaged file gives a VocabularyException or some vocabulary, never anything else. */
  @Property(tries = 500)
  void damageIsSaid(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int flips)
      throws IOException {
    Path file = Files.createTempFile("vocabulary", ".txt");
    try {
      byte[] bytes = SOUND.getBytes(StandardCharsets.UTF_8);
      Random random = new Random(seed);
      for (int i = 0; i < flips; i++) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      assertTrue(Vocabulary.load(file).size() > 0);
    } catch (VocabularyException e) {
      assertTrue(e.getMessage().length() < 500, e.getMessage());
    } finally {
      Files.delete(file);
    }
  }
}
