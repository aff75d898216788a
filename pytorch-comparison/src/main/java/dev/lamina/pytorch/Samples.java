package dev.lamina.pytorch;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import java.util.Random;

/** Random samples for a model: inputs, labels and targets. */
public final class Samples {
  private Samples() {}

  /** Fills the batch with other samples. */
  public static void draw(Model model, Batch batch, Random random) {
    for (int i = 0; i < model.inputs().size(); i++) {
      fill(batch.input(i), random);
      int[] ids = batch.tokens(i);
      for (int k = 0; k < ids.length; k++) {
        ids[k] = random.nextInt(model.inputs().get(i).vocabulary());
      }
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      int[] labels = batch.labels(o);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = random.nextInt(port.width());
      }
      fill(batch.targets(o), random);
      if (port.loss() == Loss.BINARY_CROSS_ENTROPY) {
        toProbabilities(batch.targets(o));
      }
    }
  }

  private static void fill(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }

  private static void toProbabilities(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.clamp(values[i], 0, 1);
    }
  }
}
