package dev.lamina.runtime;

import dev.lamina.dsl.Init;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.Kernels;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * y = w * x for two numbers, by hand: the smallest network that a session can run. It notes the
 * seed of its (absent) dropout in each pass of training.
 */
final class ScaleProgram extends NetworkProgram {
  private static final int X = 0;
  private static final int Y = 1;
  private static final int DY = 2;

  /** In training y and its gradient share a place with nothing; in prediction y replaces x. */
  static final NetworkSpec SPEC =
      NetworkSpec.of("Scale")
          .input("x", 2)
          .output("y", Loss.MEAN_SQUARED_ERROR, 1, 2)
          .layer("x", "@Input(2)", 0, 0, X, 2)
          .layer("y", "@Scale @Output(loss = MEAN_SQUARED_ERROR)", 2, 2, Y, 2)
          .parameter("y.weight", Role.WEIGHT, StoredLayout.plain(2), Init.DEFAULT, 1, 1, 2)
          .buffer("x", 2, 0, 0)
          .buffer("y", 2, 2, 0)
          .buffer("dy", 2, 4, -1);

  int preparations;
  final List<Long> seeds = new ArrayList<>();

  ScaleProgram() {
    super(SPEC, Kernels.scalar(), 0);
  }

  private void forward() {
    bySamples(3, (scratch, from, to) -> loadInput(0, X, 2, 1, from, to));
    for (int n = 0; n < batch; n++) {
      for (int i = 0; i < 2; i++) {
        arena[at(Y) + n * stride + i] = weights[i] * arena[at(X) + n * stride + i];
      }
    }
    bySamples(3, (scratch, from, to) -> storeOutput(0, Y, 2, 1, from, to));
  }

  private float error(int n, int i) {
    return arena[at(Y) + n * stride + i] - targets[0][2 * n + i];
  }

  @Override
  protected void train() {
    seeds.add(dropoutSeed(0));
    evaluate();
    for (int n = 0; n < batch; n++) {
      for (int i = 0; i < 2; i++) {
        arena[at(DY) + n * stride + i] = error(n, i) / batch;
        gradients[i] += arena[at(DY) + n * stride + i] * arena[at(X) + n * stride + i];
      }
    }
  }

  @Override
  protected void prepare() {
    preparations++;
  }

  @Override
  protected void predict() {
    forward();
  }

  @Override
  protected void evaluate() {
    forward();
    for (int n = 0; n < batch; n++) {
      losses[n] = (Math.pow(error(n, 0), 2) + Math.pow(error(n, 1), 2)) / 2;
    }
  }
}
