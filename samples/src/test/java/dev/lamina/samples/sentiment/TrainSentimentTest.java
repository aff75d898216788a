package dev.lamina.samples.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TrainSentimentTest {
  private static final Pattern MEAN = Pattern.compile("mean test accuracy: ([0-9.]+) %");

  /** Half of the sentences are praise, so that a wrong program is at 50 %. */
  @Test
  void learnsFromHalfOfTheSentences() {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainSentiment())
            .setOut(new PrintWriter(console))
            .execute("--folds=2", "--epochs=5");
    assertEquals(0, exitCode);
    Matcher mean = MEAN.matcher(console.toString());
    assertTrue(mean.find(), console.toString());
    assertTrue(Double.parseDouble(mean.group(1)) > 70, console.toString());
  }

  @Test
  void theSentencesAreThereOnceEach() throws IOException {
    List<Sentence> sentences = Sentence.embedded();
    assertEquals(2982, sentences.size());
    assertEquals(1491, sentences.stream().mapToInt(Sentence::mood).sum(), 15);
    assertEquals(new Sentence("amazon", 1, "Good case, Excellent value."), sentences.get(1));
  }

  @Test
  void foldsTestEachSentenceOnce() throws IOException {
    List<Sentence> sentences = Sentence.embedded();
    int tested = 0;
    for (int number = 0; number < 7; number++) {
      Fold fold = Fold.of(sentences, number, 7);
      tested += fold.test().size();
      int all = fold.train().size() + fold.validation().size() + fold.test().size();
      assertEquals(sentences.size(), all);
    }
    assertEquals(sentences.size(), tested);
  }

  @Test
  void wordsOfTheTestAloneAreUnknown() {
    List<Sentence> sentences =
        List.of(
            new Sentence("yelp", 1, "tested tested"),
            new Sentence("yelp", 1, "waits waits"),
            new Sentence("yelp", 0, "tested too"),
            new Sentence("yelp", 0, "trained trained"));
    Fold fold = Fold.of(sentences, 0, 2);
    Set<String> words = new HashSet<>(fold.vocabulary().tokens());
    assertTrue(words.contains("trained"), words.toString());
    assertFalse(words.contains("tested") || words.contains("waits"), words.toString());
  }

  @Test
  void refusesMoreFoldsThanItCanFill() {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainSentiment()).setErr(new PrintWriter(errors)).execute("--folds=1");
    assertEquals(2, exitCode);
    assertEquals("--folds must be 2 to 93, not 1", errors.toString().strip());
  }
}
