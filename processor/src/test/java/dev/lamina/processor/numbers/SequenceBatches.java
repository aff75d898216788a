package dev.lamina.processor.numbers;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import java.util.Random;

/** Random samples of different lengths. What stands behind their ends is garbage. */
final class SequenceBatches {
  private SequenceBatches() {}

  /** Samples of 1 to {@code steps} steps; in each sequence one has them all. */
  static Batch of(Model model, int samples, int steps, Random random) {
    Batch batch = model.newBatch(samples);
    batch.size(samples);
    for (int s = 0; s < sequences(model); s++) {
      for (int n = 0; n < samples; n++) {
        batch.length(s, n, (n + s) % samples == 0 ? steps : 1 + random.nextInt(steps));
      }
    }
    draw(model, batch, random);
    return batch;
  }

  static int sequences(Model model) {
    return model.inputs().stream().mapToInt(InputPort::sequence).max().orElse(-1) + 1;
  }

  /** Other numbers in the same batch. */
  static void draw(Model model, Batch batch, Random random) {
    for (int i = 0; i < model.inputs().size(); i++) {
      InputPort port = model.inputs().get(i);
      garbage(batch.input(i), batch.tokens(i));
      for (int n = 0; n < batch.size(); n++) {
        int room = batch.room(port.sequence());
        for (int t = 0; t < batch.length(port.sequence(), n); t++) {
          if (port.takesTokens()) {
            batch.tokens(i)[n * room + t] = random.nextInt(port.vocabulary());
          } else {
            normal(batch.input(i), (n * room + t) * port.size(), port.size(), random);
          }
        }
      }
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      garbage(batch.targets(o), batch.labels(o));
      for (int n = 0; n < batch.size(); n++) {
        int at = n * batch.room(port.sequence());
        int end = at + batch.length(port.sequence(), n);
        if (port.takesLabels() && !port.hasClasses()) {
          int room = batch.room(port.sequence());
          place(batch.labels(o), at, end - at, room, port.width(), random);
          continue;
        }
        for (int i = at * port.labelsPerSample(); i < end * port.labelsPerSample(); i++) {
          batch.labels(o)[i] = random.nextInt(port.width());
        }
        for (int i = at * port.targetsPerSample(); i < end * port.targetsPerSample(); i++) {
          batch.targets(o)[i] = Samples.target(port.loss(), random);
        }
      }
    }
  }

  // Labels in order, none of them the blank, as far as the steps can say them; -1 behind them.
  private static void place(int[] labels, int at, int steps, int room, int classes, Random random) {
    int wanted = random.nextInt(steps + 1);
    int left = steps;
    int count = 0;
    for (int i = 0; i < wanted; i++) {
      int label = 1 + random.nextInt(classes - 1);
      left -= count > 0 && labels[at + count - 1] == label ? 2 : 1;
      if (left >= 0) {
        labels[at + count++] = label;
      }
    }
    if (count < room) {
      labels[at + count] = -1;
    }
  }

  private static void garbage(float[] values, int[] numbers) {
    java.util.Arrays.fill(values, Float.NaN);
    java.util.Arrays.fill(numbers, Integer.MAX_VALUE);
  }

  private static void normal(float[] values, int at, int size, Random random) {
    for (int i = at; i < at + size; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }
}
