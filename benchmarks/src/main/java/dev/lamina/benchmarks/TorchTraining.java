package dev.lamina.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.lamina.pytorch.Masks;
import dev.lamina.pytorch.Otherwise;
import dev.lamina.pytorch.TorchNetwork;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import dev.lamina.runtime.StepValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The same steps by PyTorch, from the weights that the model has when this is made.
 *
 * <p>A network with ReLUs or maximum pools has gradients that jump where rounding decides whether a
 * value passes, and two libraries round otherwise. Its gradients are compared with those of PyTorch
 * in double precision that takes the decisions of the model; see {@link Otherwise}. Twice the
 * precision is more memory, so a few samples do.
 */
final class TorchTraining implements Contestant {
  private static final int FEW = 2;

  /**
   * How far from its border a decision may be, of the largest value of its layer: behind the last
   * blocks of ResNet-50, values of PyTorch in single precision are that far from those in double.
   */
  private static final double ROUNDING = 1e-4;

  private final Model model;
  private final Batch batch;
  private final Batch compared;
  private final TorchScript code;
  private final TorchNetwork network;

  TorchTraining(Model model, Batch batch, Batch compared, TorchScript code) throws IOException {
    this.model = model;
    this.batch = batch;
    this.compared = compared;
    this.code = code;
    network = TorchNetwork.single(model, code, List.of(), none(batch));
  }

  private static Masks none(Batch batch) {
    return new Masks(Optional.empty(), batch.size());
  }

  /** The samples whose gradients are compared: the batch, or fewer if the network decides. */
  static Batch compared(Model model, Batch batch, TorchScript code) {
    return code.decides() ? Networks.batch(model, Math.min(FEW, batch.size())) : batch;
  }

  @Override
  public Map<String, float[]> numbers() {
    network.train(batch);
    Map<String, float[]> numbers = new LinkedHashMap<>();
    numbers.put("loss", network.value(TorchNetwork.LOSS).toFloatArray());
    if (code.decides()) {
      decided(numbers);
    } else {
      gradients(network, numbers);
    }
    return numbers;
  }

  private void decided(Map<String, float[]> numbers) {
    try (TorchNetwork exact = TorchNetwork.exact(model, code, List.of(), none(compared))) {
      model.lossAndGradients(compared);
      exact.train(compared, new StepValues(model).read());
      for (Otherwise other : exact.otherwise()) {
        if (!other.isWithin(ROUNDING)) {
          throw new DifferentNumbersException(other + " is more than rounding");
        }
      }
      gradients(exact, numbers);
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  private void gradients(TorchNetwork from, Map<String, float[]> numbers) {
    for (Parameter parameter : model.parameters()) {
      if (parameter.trained()) {
        NDArray gradient = from.weights().gradient(parameter).toType(DataType.FLOAT32, false);
        numbers.put("gradient of " + parameter.name(), gradient.toFloatArray());
      }
    }
  }

  /** Forward and backward, without the update. */
  void step() {
    network.train(batch);
  }

  @Override
  public void run() {
    step();
    network.weights().update(LaminaTraining.RATE, LaminaTraining.MOMENTUM);
  }

  @Override
  public void close() {
    network.close();
  }
}
