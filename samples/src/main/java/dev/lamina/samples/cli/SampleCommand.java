package dev.lamina.samples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a picocli command so that a wrong option or file gives one sentence on the error stream and
 * exit code 2. Any other exception is a fault of ours and keeps its stack trace.
 */
public final class SampleCommand {
  private SampleCommand() {}

  /** The command line of a sample. */
  public static CommandLine of(Callable<Integer> sample) {
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

  private static int explain(CommandLine line, Exception error) throws Exception {
    return switch (error) {
      case UncheckedIOException e -> explain(line, Objects.requireNonNull(e.getCause()));
      case FileSystemException e -> refuse(line, sentence(e));
      case IOException e -> refuse(line, Objects.requireNonNullElse(e.getMessage(), e.toString()));
      default -> throw error;
    };
  }

  /** These exceptions carry a bare path, or a reason that makes no sense without it. */
  private static String sentence(FileSystemException error) {
    String reason =
        Objects.requireNonNullElse(
            error.getReason(), error.getClass().getSimpleName().replace("Exception", ""));
    return error.getFile() + ": " + reason;
  }

  private static int refuse(CommandLine line, String sentence) {
    line.getErr().println(sentence);
    line.getErr().flush();
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }
}
