package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.train.Sgd;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs a model and PyTorch side by side and fails with a line for each tensor that differs: values
 * of all fields, predictions and loss before and after training, the loss and the gradients of all
 * parameters in each of three steps, and what the steps made of the weights.
 *
 * <p>A field that the code has no value for must be absent from predictions, as auxiliary outputs
 * are.
 */
public final class Comparison {
  private static final int STEPS = 3;
  private static final float RATE = 0.01f;
  private static final float MOMENTUM = 0.9f;

  /** What a rounding of single precision grows to in a deep network. */
  private static final double NOISE = 1e-5;

  private final Model model;
  private final TorchScript code;
  private final double noise;

  private Comparison(Model model, TorchScript code, double noise) {
    this.model = model;
    this.code = code;
    this.noise = noise;
  }

  /** A model and the same network in PyTorch, as {@link TorchNetwork} runs it. */
  public static Comparison of(Model model, String code) {
    return new Comparison(model, TorchScript.of(code), 0);
  }

  /** This comparison for a network so deep that rounding decides about some of its ReLUs. */
  public Comparison deep() {
    return new Comparison(model, code, NOISE);
  }

  /** Compares with random batches of this size. */
  public void run(int size) throws IOException {
    Batch batch = model.newBatch(size);
    batch.size(size);
    Map<String, Layer> fields = Fields.of(model);
    List<String> valued = fields.keySet().stream().filter(code::assigns).toList();
    try (TorchPair torch = new TorchPair(model, code, valued, noise)) {
      Random random = new Random(size);
      Samples.draw(model, batch, random);
      predict(torch, fields, batch);
      torch.judge("before training");
      Sgd optimizer = Sgd.learningRate(RATE).momentum(MOMENTUM);
      for (int step = 1; step <= STEPS; step++) {
        Samples.draw(model, batch, random);
        train(torch, batch);
        torch.judge("step " + step);
        model.update(optimizer);
        torch.both(network -> network.weights().update(RATE, MOMENTUM));
      }
      weights(torch);
      predict(torch, fields, batch);
      torch.judge("after training");
      torch.assertSame();
    }
  }

  private void predict(TorchPair torch, Map<String, Layer> fields, Batch batch) {
    torch.both(network -> network.predict(batch));
    model.keepOutputs(true);
    model.predict(batch);
    fields.forEach((name, layer) -> value(torch, name, layer));
    torch.measure("loss", n -> n.value(TorchNetwork.LOSS), model.loss(batch));
    model.keepOutputs(false);
    model.predict(batch);
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      torch.measure(
          "prediction of " + port.name(),
          n -> answer(port.loss(), n.value(port.name())),
          batch.predictions(o));
    }
  }

  private void value(TorchPair torch, String field, Layer layer) {
    if (code.assigns(field)) {
      torch.measure(field, n -> n.value(field), layer.output());
    } else {
      assertThrows(IllegalStateException.class, layer::output, field);
    }
  }

  private static NDArray answer(Loss loss, NDArray value) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY -> value.softmax(1);
      case BINARY_CROSS_ENTROPY -> value.getNDArrayInternal().sigmoid();
      case MEAN_SQUARED_ERROR, L1, HUBER -> value;
    };
  }

  private void train(TorchPair torch, Batch batch) {
    torch.both(network -> network.train(batch));
    float loss = model.lossAndGradients(batch);
    torch.measure("loss", n -> n.value(TorchNetwork.LOSS), loss);
    for (Parameter p : model.parameters()) {
      if (p.trained()) {
        torch.measure("gradient of " + p.name(), n -> n.weights().gradient(p), p.gradients());
      }
    }
  }

  private void weights(TorchPair torch) {
    for (Parameter p : model.parameters()) {
      torch.measure(p.name(), n -> n.weights().values(p), p.values());
    }
  }
}
