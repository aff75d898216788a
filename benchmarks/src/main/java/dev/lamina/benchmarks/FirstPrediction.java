package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.nio.file.Path;

/** A process that predicts once: a network by name, and its file of weights. */
final class FirstPrediction {
  private FirstPrediction() {}

  /** Reads the weights and predicts. */
  public static void main(String[] args) throws IOException {
    Model model = Networks.load(args[0], Path.of(args[1]));
    Batch batch = model.newBatch(1);
    batch.size(1);
    model.predict(batch);
    System.out.println(batch.predictions(0)[0]);
  }
}
