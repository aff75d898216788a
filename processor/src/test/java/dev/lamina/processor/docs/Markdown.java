package dev.lamina.processor.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fenced blocks of a document. */
record Markdown(Path file, List<Block> blocks) {
  private static final Pattern FENCE =
      Pattern.compile("^```(\\w+)([^\\n]*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * A fenced block.
   *
   * @param language the first word after the fence
   * @param note what follows it: {@code broken}, {@code generated}, or nothing
   */
  record Block(String language, String note, String text) {
    boolean is(String wantedLanguage, String wantedNote) {
      return language.equals(wantedLanguage) && note.equals(wantedNote);
    }
  }

  static Markdown read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher fence = FENCE.matcher(Files.readString(file));
    while (fence.find()) {
      blocks.add(new Block(fence.group(1), fence.group(2).strip(), fence.group(3)));
    }
    return new Markdown(file, blocks);
  }

  /** README and everything in docs. */
  static List<Path> documents() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
      return Stream.concat(Stream.of(root.resolve("README.md")), docs)
          .filter(p -> p.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  List<Block> of(String language, String note) {
    return blocks.stream().filter(b -> b.is(language, note)).toList();
  }
}
