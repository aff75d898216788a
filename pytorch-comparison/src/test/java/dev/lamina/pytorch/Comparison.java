package dev.lamina.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.train.Sgd;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Runs a model and PyTorch side by side and fails with a line for each tensor that differs: values
 * of all fields, predictions and loss in inference, then loss and gradients of all parameters in
 * each of three steps of training, and what the steps made of the weights.
 */
public final class Comparison {
  private static final int STEPS = 3;
  private static final float RATE = 0.01f;
  private static final float MOMENTUM = 0.9f;

  private final Model model;
  private final String code;
  private final Map<String, Layer> fields = new LinkedHashMap<>();
  private final Differences differences = new Differences();

  private Comparison(Model model, String code) {
    this.model = model;
    this.code = code;
    for (Field field : model.getClass().getSuperclass().getDeclaredFields()) {
      if (field.getType() == Layer.class) {
        fields.put(field.getName(), handle(model, field));
      }
    }
    model.inputs().forEach(input -> fields.remove(input.name()));
  }

  /** A model and the same network in PyTorch, as {@link TorchNetwork} runs it. */
  public static Comparison of(Model model, String code) {
    return new Comparison(model, code);
  }

  /** Compares with random batches of this size. */
  public void run(int size) throws IOException {
    Random random = new Random(size);
    Batch batch = model.newBatch(size);
    batch.size(size);
    try (TorchNetwork torch = new TorchNetwork(model, code, List.copyOf(fields.keySet()))) {
      Samples.draw(model, batch, random);
      inference(torch, batch);
      Sgd optimizer = Sgd.learningRate(RATE).momentum(MOMENTUM);
      for (int step = 1; step <= STEPS; step++) {
        Samples.draw(model, batch, random);
        gradients("step " + step, torch, batch);
        model.update(optimizer);
        torch.weights().update(RATE, MOMENTUM);
      }
      weights(torch.weights());
      inference(torch, batch);
    }
    differences.assertNone();
  }

  private void inference(TorchNetwork torch, Batch batch) {
    NDList expected = torch.predict(batch);
    model.keepOutputs(true);
    model.predict(batch);
    fields.forEach((name, layer) -> check(name, expected.get(name), layer.output()));
    check("loss", expected.get(TorchNetwork.LOSS), model.loss(batch));
    model.keepOutputs(false);
    model.predict(batch);
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      NDArray answer = answer(port.loss(), expected.get(port.name()));
      check("prediction of " + port.name(), answer, batch.predictions(o));
    }
  }

  private void check(String what, NDArray expected, float... actual) {
    differences.check(what, expected.toFloatArray(), actual);
  }

  private static NDArray answer(Loss loss, NDArray value) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY -> value.softmax(1);
      case BINARY_CROSS_ENTROPY -> value.getNDArrayInternal().sigmoid();
      case MEAN_SQUARED_ERROR, L1, HUBER -> value;
    };
  }

  private void gradients(String step, TorchNetwork torch, Batch batch) {
    float expected = torch.lossAndGradients(batch);
    float loss = model.lossAndGradients(batch);
    differences.check(step + ", loss", new float[] {expected}, loss);
    for (Parameter parameter : model.parameters()) {
      if (parameter.trained()) {
        float[] gradient = torch.weights().gradient(parameter);
        differences.check(
            step + ", gradient of " + parameter.name(), gradient, parameter.gradients());
      }
    }
  }

  private void weights(TorchWeights trained) {
    for (Parameter parameter : model.parameters()) {
      differences.check(
          parameter.name() + " after training", trained.values(parameter), parameter.values());
    }
  }

  private static Layer handle(Model model, Field field) {
    try {
      field.setAccessible(true);
      return (Layer) field.get(model);
    } catch (IllegalAccessException thrown) {
      throw new LinkageError("no handle " + field, thrown);
    }
  }
}
