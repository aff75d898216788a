package dev.lamina.samples.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * Draws a progress bar on a line until {@link #end} draws it for the last time. The library would
 * end the line itself, but its thread may be at work just when a bar is closed: the line was then
 * ended twice, or before its last state was drawn.
 */
final class LineConsumer extends ConsoleProgressBarConsumer {
  private boolean closed;

  LineConsumer(PrintStream out) {
    super(out);
  }

  @Override
  public synchronized void accept(String bar) {
    if (!closed) {
      super.accept(bar);
    }
  }

  /** Draws the last state and ends the line; what the library still sends is not drawn. */
  synchronized void end(String bar) {
    super.accept(bar);
    super.close();
    closed = true;
  }

  @Override
  public void close() {
    // The line ends with end().
  }
}
