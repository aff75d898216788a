package dev.lamina.samples.lenet;

import dev.lamina.runtime.train.Adagrad;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.AdamW;
import dev.lamina.runtime.train.Optimizer;
import dev.lamina.runtime.train.RmsProp;
import dev.lamina.runtime.train.Sgd;

/** Optimizers that the command line offers, each with a learning rate that suits LeNet-5. */
enum OptimizerChoice {
  SGD(0.05f) {
    @Override
    Optimizer create(float rate) {
      return Sgd.learningRate(rate).nesterov(0.9f).weightDecay(5e-4f);
    }
  },
  ADAM(2e-3f) {
    @Override
    Optimizer create(float rate) {
      return Adam.learningRate(rate);
    }
  },
  ADAMW(2e-3f) {
    @Override
    Optimizer create(float rate) {
      return AdamW.learningRate(rate);
    }
  },
  RMSPROP(1e-3f) {
    @Override
    Optimizer create(float rate) {
      return RmsProp.learningRate(rate);
    }
  },
  ADAGRAD(2e-2f) {
    @Override
    Optimizer create(float rate) {
      return Adagrad.learningRate(rate);
    }
  };

  private final float usualRate;

  OptimizerChoice(float usualRate) {
    this.usualRate = usualRate;
  }

  /** A rate for LeNet-5 at the batch size of the sample. */
  float usualRate() {
    return usualRate;
  }

  abstract Optimizer create(float rate);
}
