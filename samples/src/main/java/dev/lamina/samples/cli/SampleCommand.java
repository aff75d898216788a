package dev.lamina.samples.cli;

import dev.lamina.runtime.train.DivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * A command of picocli that answers a wrong option or file with one sentence on the error stream
 * and exit code 2, and a training that diverged with one sentence and exit code 1. Any other
 * exception is a fault of ours and keeps its stack trace.
 */
public abstract class SampleCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this page and end.")
  @SuppressWarnings("unused") // picocli acts on it
  private boolean help;

  @Spec private @Nullable CommandSpec spec;

  /** Runs a sample and ends the process with its exit code. */
  protected static void run(SampleCommand sample, String[] args) {
    // Numbers are written alike on every machine.
    Locale.setDefault(Locale.ROOT);
    // Pictures are drawn in memory, so that a display is neither needed nor looked for.
    System.setProperty("java.awt.headless", "true");
    System.exit(of(sample).execute(args));
  }

  /** The command line that this runs for. */
  protected final CommandLine line() {
    return Objects.requireNonNull(spec).commandLine();
  }

  /** The command line of a sample. */
  public static CommandLine of(SampleCommand sample) {
    return new CommandLine(sample)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (error, args) -> refuse(error.getCommandLine(), error.getMessage()))
        .setExecutionExceptionHandler((error, line, parsed) -> explain(line, error));
  }

  /** The exception for an option that cannot be used; its message is what the user reads. */
  public static ParameterException refusal(CommandLine line, String sentence) {
    return new ParameterException(line, sentence);
  }

  /** Refuses a count below one. */
  public static void requireAtLeastOne(CommandLine line, String option, int number) {
    if (number < 1) {
      throw refusal(line, option + " must be at least 1, not " + number);
    }
  }

  /** Refuses a number that is not above zero, or not finite. */
  public static void requireAboveZero(CommandLine line, String option, float number) {
    if (!(number > 0 && number < Float.POSITIVE_INFINITY)) {
      throw refusal(line, option + " must be above 0, not " + number);
    }
  }

  private static int explain(CommandLine line, Exception error) throws Exception {
    return switch (error) {
      case UncheckedIOException e -> explain(line, Objects.requireNonNull(e.getCause()));
      case FileSystemException e -> refuse(line, sentence(e));
      case IOException e -> refuse(line, Objects.requireNonNullElse(e.getMessage(), e.toString()));
      case DivergedException e -> {
        refuse(line, e.getMessage());
        yield line.getCommandSpec().exitCodeOnExecutionException();
      }
      default -> throw error;
    };
  }

  /** Most of these exceptions carry a bare path, and the reason is their class. */
  private static String sentence(FileSystemException error) {
    String reason =
        switch (error) {
          case NoSuchFileException e -> "there is no such file or directory";
          case AccessDeniedException e -> "access is denied";
          case FileAlreadyExistsException e -> "it is there already, and is no directory";
          default -> Objects.requireNonNullElse(error.getReason(), error.getClass().getName());
        };
    return error.getFile() + ": " + reason;
  }

  private static int refuse(CommandLine line, String sentence) {
    line.getErr().println(sentence);
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }
}
