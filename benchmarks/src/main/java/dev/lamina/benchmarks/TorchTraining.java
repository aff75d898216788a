package dev.lamina.benchmarks;

import dev.lamina.pytorch.Masks;
import dev.lamina.pytorch.TorchNetwork;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same steps by PyTorch, from the weights that the model has when this is made. */
final class TorchTraining implements Contestant {
  private final Model model;
  private final Batch batch;
  private final TorchNetwork network;

  TorchTraining(Model model, Batch batch, TorchScript code) throws IOException {
    this.model = model;
    this.batch = batch;
    Masks none = new Masks(Optional.empty(), batch.size());
    network = TorchNetwork.single(model, code, List.of(), none);
  }

  @Override
  public Map<String, float[]> numbers() {
    network.train(batch);
    Map<String, float[]> numbers = new LinkedHashMap<>();
    numbers.put("loss", network.value(TorchNetwork.LOSS).toFloatArray());
    for (Parameter parameter : model.parameters()) {
      if (parameter.trained()) {
        float[] gradient = network.weights().gradient(parameter).toFloatArray();
        numbers.put(Sameness.GRADIENT + parameter.name(), gradient);
      }
    }
    return numbers;
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
