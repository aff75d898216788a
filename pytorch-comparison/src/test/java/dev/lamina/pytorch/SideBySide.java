package dev.lamina.pytorch;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.StepValues;
import dev.lamina.runtime.train.Sgd;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Does the same with a model and with PyTorch, with new samples each time, and measures. */
final class SideBySide {
  private static final float RATE = 0.01f;
  private static final float MOMENTUM = 0.9f;

  private final Model model;
  private final TorchReference torch;
  private final Masks masks;
  private final Batch batch;
  private final Sgd optimizer = Sgd.learningRate(RATE).momentum(MOMENTUM);
  private final Optional<StepValues> inside;
  private final Random random;

  /**
   * Both sides, with the same weights.
   *
   * @param inside where PyTorch finds the decisions of the model, if it shall take them
   */
  SideBySide(
      Model model, TorchReference torch, Masks masks, Batch batch, Optional<StepValues> inside) {
    this.model = model;
    this.torch = torch;
    this.masks = masks;
    this.batch = batch;
    this.inside = inside;
    random = new Random(batch.size());
  }

  /** Compares the values of fields, the loss and the answers; fields without a value are absent. */
  void predict(String moment, Map<String, Layer> fields, List<String> valued) {
    Samples.draw(model, batch, random);
    masks.off();
    torch.network().predict(batch);
    model.keepOutputs(true);
    model.predict(batch);
    for (Map.Entry<String, Layer> field : fields.entrySet()) {
      String name = field.getKey();
      if (valued.contains(name)) {
        torch.compare(moment + ", " + name, torch.network().value(name), field.getValue().output());
      } else {
        assertThrows(IllegalStateException.class, () -> field.getValue().output(), name);
      }
    }
    torch.compare(moment + ", loss", torch.network().value(TorchNetwork.LOSS), model.loss(batch));
    model.keepOutputs(false);
    model.predict(batch);
    for (int o = 0; o < model.outputs().size(); o++) {
      OutputPort port = model.outputs().get(o);
      torch.compare(
          moment + ", prediction of " + port.name(),
          answer(port.loss(), torch.network().value(port.name())),
          batch.predictions(o));
    }
  }

  private static NDArray answer(Loss loss, NDArray value) {
    return switch (loss) {
      case SOFTMAX_CROSS_ENTROPY -> value.softmax(1);
      case BINARY_CROSS_ENTROPY -> value.getNDArrayInternal().sigmoid();
      case MEAN_SQUARED_ERROR, L1, HUBER -> value;
      case CTC -> throw new IllegalArgumentException("networks with CTC are not compared");
    };
  }

  /** Compares the loss and the gradients of a step, and the weights after it. */
  void train(String moment) {
    Samples.draw(model, batch, random);
    masks.draw();
    float loss = model.lossAndGradients(batch);
    torch.network().train(batch, inside.map(StepValues::read).orElse(Map.of()));
    torch.compareDecisions(moment);
    torch.compare(moment + ", loss", torch.network().value(TorchNetwork.LOSS), loss);
    for (Parameter p : model.parameters()) {
      if (p.trained()) {
        String what = moment + ", gradient of " + p.name();
        torch.compare(what, torch.network().weights().gradient(p), p.gradients());
      }
    }
    model.update(optimizer);
    torch.network().weights().update(RATE, MOMENTUM);
    for (Parameter p : model.parameters()) {
      torch.compare(
          "after " + moment + ", " + p.name(), torch.network().weights().values(p), p.values());
    }
  }
}
