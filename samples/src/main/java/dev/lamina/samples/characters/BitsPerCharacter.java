package dev.lamina.samples.characters;

import dev.lamina.runtime.text.Perplexity;
import dev.lamina.runtime.train.EpochResult;
import dev.lamina.runtime.train.TrainingListener;
import dev.lamina.runtime.train.TrainingRun;
import java.io.PrintWriter;

/** Prints a line for each epoch, with losses in bits for each character. */
final class BitsPerCharacter implements TrainingListener {
  private final PrintWriter console;
  private final int steps;
  private double seconds;

  /** For samples of this many characters. */
  BitsPerCharacter(PrintWriter console, int steps) {
    this.console = console;
    this.steps = steps;
  }

  @Override
  public void epochEnded(TrainingRun run, EpochResult result) {
    seconds += result.seconds();
    console.printf(
        "epoch %2d/%d  training %.3f, validation %.3f bits per character  %,.0f characters/s "
            + " %,.0f s%n",
        run.epoch(),
        run.epochs(),
        Perplexity.bitsOfNats(result.trainLoss()),
        Perplexity.bitsOfNats(result.validationLoss()),
        result.samplesPerSecond() * steps,
        seconds);
    console.flush();
  }
}
