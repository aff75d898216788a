package dev.lamina.processor.source;

import java.util.List;
import java.util.Optional;

/**
 * One mistake, ready to print.
 *
 * @param id its stable name
 * @param severity whether the build fails
 * @param source where it is drawn; empty for the build as a whole
 * @param text what was expected and what was given, in one sentence
 * @param chain lines that show how it came about, the arithmetic last
 * @param fix what to write instead, or empty where nothing can be proposed
 */
public record Problem(
    ProblemId id,
    Severity severity,
    Optional<Source> source,
    String text,
    List<String> chain,
    String fix) {

  /** Whether the build fails. */
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  /** A copy of the chain is kept. */
  public Problem {
    chain = List.copyOf(chain);
  }

  /** An error at a place in the source. */
  public static Problem error(ProblemId id, Source source, String text, String fix) {
    return new Problem(id, Severity.ERROR, Optional.of(source), text, List.of(), fix);
  }

  /** The same problem with the lines that show how it came about. */
  public Problem withChain(List<String> lines) {
    return new Problem(id, severity, source, text, lines, fix);
  }

  /** The same problem with another severity. */
  public Problem with(Severity changed) {
    return new Problem(id, changed, source, text, chain, fix);
  }

  /**
   * The whole message: id and text, the blocks it is in, the chain indented, the fix. javac indents
   * all but the first.
   */
  public String message() {
    StringBuilder message = new StringBuilder("[" + id + "] " + text);
    source.map(Source::uses).orElse(List.of()).forEach(use -> message.append(in(use)));
    chain.forEach(line -> message.append("\n  ").append(line));
    if (!fix.isEmpty()) {
      message.append("\nfix: ").append(fix);
    }
    return message.toString();
  }

  private static String in(Source use) {
    return "\n  in " + use.name() + ": " + use.quote();
  }
}
