package dev.lamina.samples.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * Draws a progress bar on a line and ends the line once. The library's thread may be at work just
 * when a bar is closed, and then draws and ends it a second time.
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

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      super.close();
    }
  }
}
