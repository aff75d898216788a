package dev.lamina.processor.numbers;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.Random;

/** Random samples for a model: values, labels and targets. */
final class Samples {
  private static final int STEPS = 5;

  private Samples() {}

  /** A full batch; of sequences each has 5 steps or fewer. */
  static Batch of(Model model, int size, Random random) {
    if (SequenceBatches.sequences(model) > 0) {
      return SequenceBatches.of(model, size, 1 + random.nextInt(STEPS), random);
    }
    Batch batch = model.newBatch(size);
    batch.size(size);
    draw(model, batch, random);
    return batch;
  }

  /** Other numbers in the same batch. */
  static void draw(Model model, Batch batch, Random random) {
    if (SequenceBatches.sequences(model) > 0) {
      SequenceBatches.draw(model, batch, random);
      return;
    }
    for (int i = 0; i < model.inputs().size(); i++) {
      normal(batch.input(i), random);
    }
    for (int o = 0; o < model.outputs().size(); o++) {
      int[] labels = batch.labels(o);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = random.nextInt(model.outputs().get(o).width());
      }
      targets(model.outputs().get(o).loss(), batch.targets(o), random);
    }
  }

  /** Random numbers for the trained tensors that begin as all ones or zeros. */
  static void replaceUniform(Model model, Random random) {
    for (Parameter parameter : model.parameters()) {
      float[] values = parameter.values();
      if (parameter.trained() && isUniform(values)) {
        for (int i = 0; i < values.length; i++) {
          values[i] += random.nextFloat() - 0.5f;
        }
        parameter.set(values);
      }
    }
  }

  private static boolean isUniform(float[] values) {
    for (float value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }

  private static void targets(Loss loss, float[] targets, Random random) {
    normal(targets, random);
    if (loss == Loss.BINARY_CROSS_ENTROPY) {
      for (int i = 0; i < targets.length; i++) {
        targets[i] = random.nextBoolean() ? random.nextFloat() : random.nextInt(2);
      }
    }
  }

  /** A target that the loss takes. */
  static float target(Loss loss, Random random) {
    if (loss == Loss.BINARY_CROSS_ENTROPY) {
      return random.nextBoolean() ? random.nextFloat() : random.nextInt(2);
    }
    return (float) random.nextGaussian();
  }

  private static void normal(float[] values, Random random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
  }
}
