package dev.lamina.samples.hello;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.text.Vocabulary;
import java.io.PrintWriter;

/** What the network answers to each letter, and what it should. */
final class SoftmaxTable {
  private SoftmaxTable() {}

  /** Prints a row for each step of the batch's one sample. */
  static void print(PrintWriter out, String title, Model model, Batch batch, Vocabulary letters) {
    out.printf("%s, loss %.3f%n  in", title, model.loss(batch));
    letters.tokens().forEach(letter -> out.printf("  %4s", letter));
    out.println("   says  target");
    model.predict(batch);
    int count = letters.size();
    for (int t = 0; t < batch.length(0, 0); t++) {
      out.printf("  %2s", letters.token(batch.tokens(0)[t]));
      for (int letter = 0; letter < count; letter++) {
        out.printf("  %.2f", batch.predictions(0)[t * count + letter]);
      }
      int says = likeliest(batch.predictions(0), t * count, count);
      out.printf("   %4s  %6s%n", letters.token(says), letters.token(batch.labels(0)[t]));
    }
    out.println();
  }

  private static int likeliest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
