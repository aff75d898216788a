package dev.lamina.runtime.train;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows a training as text. On a console a line with the figures so far is written over itself; in
 * a file or a pipe there is only the line that each epoch leaves.
 */
public final class ProgressListener implements TrainingListener {
  private final PrintStream out;
  private final boolean inPlace;
  private int shownPercent;
  private long shownSecond;
  private int shownLength;

  /** Writes to the standard output, in place if that is a console. */
  public ProgressListener() {
    this(System.out, isConsole());
  }

  /** Writes to a stream, in place or only one line an epoch. */
  public ProgressListener(PrintStream out, boolean inPlace) {
    this.out = out;
    this.inPlace = inPlace;
  }

  @SuppressWarnings("SystemConsoleNull") // it is null in JDK 25 again, unless jdk.console is set
  private static boolean isConsole() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void epochStarted(TrainingRun run) {
    shownPercent = -1;
    shownSecond = -1;
  }

  @Override
  public void batchEnded(TrainingRun run) {
    if (!inPlace) {
      return;
    }
    // Written when something on it changed that a person would see, not for each small batch.
    int percent = (int) (100L * run.samples() / run.epochSamples());
    long second = (long) run.seconds();
    if (percent != shownPercent || second != shownSecond) {
      shownPercent = percent;
      shownSecond = second;
      overwrite(line(run, percent));
    }
  }

  private static String line(TrainingRun run, int percent) {
    StringBuilder line = new StringBuilder();
    line.append("epoch ").append(run.epoch()).append('/').append(run.epochs());
    line.append(String.format(Locale.ROOT, " %3d %%  loss %.4f", percent, run.loss()));
    if (!Double.isNaN(run.accuracy())) {
      line.append(String.format(Locale.ROOT, "  accuracy %.1f %%", 100 * run.accuracy()));
    }
    line.append(String.format(Locale.ROOT, "  %,.0f samples/s", run.samplesPerSecond()));
    return line.append("  ").append(timeLeft(run)).append(" left").toString();
  }

  private static String timeLeft(TrainingRun run) {
    int left = run.epochSamples() - run.samples();
    long seconds = Math.round(run.seconds() * left / run.samples());
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }

  @Override
  public void epochEnded(TrainingRun run, EpochResult result) {
    String line =
        result.toString().replaceFirst(" \\d+", " " + result.epoch() + "/" + run.epochs());
    if (inPlace) {
      overwrite(line);
    } else {
      out.print(line);
    }
    out.println();
    shownLength = 0;
  }

  private void overwrite(String line) {
    out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
    out.flush();
    shownLength = line.length();
  }
}
