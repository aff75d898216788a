package dev.lamina.samples.cli;

import dev.lamina.runtime.train.EpochResult;
import dev.lamina.runtime.train.TrainingListener;
import dev.lamina.runtime.train.TrainingRun;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/**
 * Shows a training as it goes on. On a terminal each epoch is a bar that fills; in a file or a pipe
 * it is one line. Either way the line says loss, accuracy, samples a second and the time left until
 * the last epoch ends.
 */
public final class TrainingBar implements TrainingListener {
  private static final int UPDATE_MILLIS = 150;
  private static final int WIDEST = 118;

  private final PrintStream out;
  private final boolean terminal;
  private final long startNanos = System.nanoTime();
  private String heldBack = "test";
  private @Nullable ProgressBar bar;
  private LineConsumer line;

  /** Writes to the standard output. */
  public TrainingBar() {
    this(System.out, onTerminal());
  }

  /** Writes bars or lines to a stream. */
  public TrainingBar(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.line = new LineConsumer(out);
    // Else the library that finds the terminal's width loads native code, and the JVM warns of it.
    System.setProperty("org.jline.terminal.exec.redirectPipeCreationMode", "reflection");
  }

  /** Calls the samples that the trainer validates with by this word instead of "test". */
  public TrainingBar heldBack(String word) {
    heldBack = word;
    return this;
  }

  /** Whether a person types and reads, rather than files or pipes. */
  @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25, unless jdk.console is set
  public static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void epochStarted(TrainingRun run) {
    if (terminal) {
      line = new LineConsumer(out);
      bar =
          new ProgressBarBuilder()
              .setTaskName(epoch(run))
              .setInitialMax(run.epochSamples())
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(line)
              .setRenderer(TrainingBar::render)
              .build();
    }
  }

  @Override
  public void batchEnded(TrainingRun run) {
    if (bar != null) {
      bar.setExtraMessage(
          figures(run.loss(), run.accuracy())
              + "  %,6.0f samples/s  %s left"
                  .formatted(run.samplesPerSecond(), clock(left(run, run.samples()))));
      bar.stepTo(run.samples());
    }
  }

  @Override
  public void epochEnded(TrainingRun run, EpochResult result) {
    String figures =
        figures(result.trainLoss(), result.trainAccuracy())
            + (result.hasValidation() ? "  " + heldBack + " " + validation(result) : "")
            + "  %,6.0f samples/s  %s left"
                .formatted(result.samplesPerSecond(), clock(left(run, run.epochSamples())));
    if (bar != null) {
      bar.close();
      bar = null;
      line.end(row(epoch(run), 1, figures, line.getMaxRenderedLength()));
    } else {
      out.println(epoch(run) + "  " + figures);
    }
  }

  private static String epoch(TrainingRun run) {
    int digits = Integer.toString(run.epochs()).length();
    return ("epoch %" + digits + "d/%d").formatted(run.epoch(), run.epochs());
  }

  private static String figures(double loss, double accuracy) {
    String hits = Double.isNaN(accuracy) ? "" : "  accuracy %4.1f %%".formatted(100 * accuracy);
    return "loss %.4f".formatted(loss) + hits;
  }

  private static String validation(EpochResult result) {
    return Double.isNaN(result.validationAccuracy())
        ? "loss %.4f".formatted(result.validationLoss())
        : "%4.1f %%".formatted(100 * result.validationAccuracy());
  }

  /** From the time so far, validation and all, since that is what a person waits for. */
  private Duration left(TrainingRun run, int samples) {
    double done = (run.epoch() - 1) * (double) run.epochSamples() + samples;
    double all = run.epochs() * (double) run.epochSamples();
    double nanos = System.nanoTime() - startNanos;
    return Duration.ofNanos((long) (nanos * (all - done) / done));
  }

  private static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private static String render(ProgressState state, int width) {
    return row(state.getTaskName(), state.getNormalizedProgress(), state.getExtraMessage(), width);
  }

  /** Task and figures as they are, and in what is left of the line a bar. */
  private static String row(String task, double done, String figures, int width) {
    int room = Math.min(width, WIDEST) - task.length() - figures.length() - 6;
    int length = Math.max(0, room);
    int full = (int) Math.round(length * done);
    String bar = "█".repeat(full) + "░".repeat(length - full);
    return task + " " + bar + "  " + figures;
  }
}
