package dev.lamina.runtime.train;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.GradientCheck;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.MemoryNeed;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.Parameters;
import dev.lamina.runtime.kernel.StoredLayout;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * y = W x + b by hand, trained with squared error or, over classes, with softmax cross-entropy: the
 * smallest network that a trainer can train.
 */
final class LinearModel implements Model {
  private final int in;
  private final int out;
  private final boolean classes;
  private final Parameters parameters;
  private boolean hidesPredictions;
  private long randomState;

  private LinearModel(int in, int out, boolean classes) {
    this.in = in;
    this.out = out;
    this.classes = classes;
    this.parameters =
        new Parameters()
            .declare("fc.weight", new int[] {out, in}, Role.WEIGHT, StoredLayout.plain(in * out))
            .declare("fc.bias", new int[] {out}, Role.BIAS, StoredLayout.plain(out))
            .allocate();
  }

  static LinearModel regression(int in, int out) {
    return new LinearModel(in, out, false);
  }

  static LinearModel classifier(int in, int classes) {
    return new LinearModel(in, classes, true);
  }

  /** This model, leaving predictions alone while it is trained. */
  LinearModel hidingPredictions() {
    hidesPredictions = true;
    return this;
  }

  @Override
  public String name() {
    return "Linear";
  }

  @Override
  public List<InputPort> inputs() {
    return List.of(new InputPort("x", List.of(in)));
  }

  @Override
  public List<OutputPort> outputs() {
    Loss loss = classes ? Loss.SOFTMAX_CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
    return List.of(new OutputPort("y", List.of(out), loss, 1));
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float lossAndGradients(Batch batch) {
    Arrays.fill(parameters.gradients(), 0);
    return accumulateGradients(batch);
  }

  @Override
  public float accumulateGradients(Batch batch) {
    randomState++;
    float before = batch.predictions(0)[0];
    float loss = loss(batch);
    float[] g = parameters.gradients();
    for (int n = 0; n < batch.size(); n++) {
      for (int o = 0; o < out; o++) {
        float d = errorAt(batch, n, o) / batch.size();
        for (int i = 0; i < in; i++) {
          g[o * in + i] += d * batch.input(0)[n * in + i];
        }
        g[in * out + o] += d;
      }
    }
    if (hidesPredictions) {
      batch.predictions(0)[0] = before;
    }
    return loss;
  }

  /** Gradient of sample n's loss with respect to output o, before biases and weights. */
  private float errorAt(Batch batch, int n, int o) {
    float y = batch.predictions(0)[n * out + o];
    return classes
        ? y - (batch.labels(0)[n] == o ? 1 : 0)
        : 2 * (y - batch.targets(0)[n * out + o]) / out;
  }

  @Override
  public float loss(Batch batch) {
    predict(batch);
    double sum = 0;
    for (int n = 0; n < batch.size(); n++) {
      if (classes) {
        sum -= Math.log(batch.predictions(0)[n * out + batch.labels(0)[n]]);
      } else {
        for (int o = 0; o < out; o++) {
          double d = batch.predictions(0)[n * out + o] - batch.targets(0)[n * out + o];
          sum += d * d / out;
        }
      }
    }
    return (float) (sum / batch.size());
  }

  @Override
  public void predict(Batch batch) {
    float[] w = parameters.values();
    for (int n = 0; n < batch.size(); n++) {
      double sum = 0;
      for (int o = 0; o < out; o++) {
        float y = w[in * out + o];
        for (int i = 0; i < in; i++) {
          y += w[o * in + i] * batch.input(0)[n * in + i];
        }
        batch.predictions(0)[n * out + o] = classes ? (float) Math.exp(y) : y;
        sum += Math.exp(y);
      }
      for (int o = 0; classes && o < out; o++) {
        batch.predictions(0)[n * out + o] /= (float) sum;
      }
    }
  }

  @Override
  public void update(Optimizer optimizer) {
    optimizer.step(parameters);
  }

  @Override
  public void threads(int threads) {}

  @Override
  public void keepOutputs(boolean keep) {}

  @Override
  public GradientCheck checkGradients(Batch batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long randomState() {
    return randomState;
  }

  @Override
  public void randomState(long state) {
    randomState = state;
  }

  @Override
  public MemoryNeed memory(int samples, int steps) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String summary() {
    return "";
  }

  @Override
  public void save(Path file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void restore(Path file) {
    throw new UnsupportedOperationException();
  }
}
