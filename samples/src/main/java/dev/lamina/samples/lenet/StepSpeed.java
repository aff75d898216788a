package dev.lamina.samples.lenet;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.train.Adam;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How near to the processor's limit a training step of LeNet-5 comes: forward, backward and update,
 * on one thread, against multiply-adds on registers measured right beside each step.
 */
final class StepSpeed {
  private static final int BATCH = 64;
  private static final int WARM_UP = 3_000;
  private static final int MEASUREMENTS = 51;
  private static final int STEPS = 20;

  /** Forward and backward of one sample: three products of 416,520 multiply-adds. */
  private static final double FLOP_A_SAMPLE = 2.5e6;

  private final LeNet5Model model = LeNet5Model.create(42);
  private final Adam optimizer = Adam.learningRate(1e-3f);
  private final Batch batch = randomBatch(model);
  private final FmaPeak peak = new FmaPeak();

  /** Measures for some seconds and says what was found. */
  String measure() {
    model.threads(1);
    steps(WARM_UP);
    double[] peaks = new double[MEASUREMENTS];
    double[] microseconds = new double[MEASUREMENTS];
    double[] shares = new double[MEASUREMENTS];
    for (int i = 0; i < MEASUREMENTS; i++) {
      peaks[i] = peak.measure();
      microseconds[i] = steps(STEPS) / STEPS / 1e3;
      shares[i] = FLOP_A_SAMPLE * BATCH / (microseconds[i] * 1e3) / peaks[i];
    }
    return """
    medians of %d pairs of measurements, one thread:
      multiply-adds on registers  %7.1f GFLOP/s
      training step, batch %d     %7.0f us
      share of the peak           %7.1f %%, counting %.1f MFLOP a sample\
    """
        .formatted(
            MEASUREMENTS,
            median(peaks),
            BATCH,
            median(microseconds),
            100 * median(shares),
            FLOP_A_SAMPLE / 1e6);
  }

  private double steps(int count) {
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      model.lossAndGradients(batch);
      model.update(optimizer);
    }
    return System.nanoTime() - start;
  }

  private static Batch randomBatch(LeNet5Model model) {
    SplittableRandom random = new SplittableRandom(1);
    Batch batch = model.newBatch(BATCH);
    batch.size(BATCH);
    for (int i = 0; i < batch.input(0).length; i++) {
      batch.input(0)[i] = (float) random.nextDouble();
    }
    for (int i = 0; i < BATCH; i++) {
      batch.labels(0)[i] = random.nextInt(10);
    }
    return batch;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
