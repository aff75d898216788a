package dev.lamina.benchmarks;

import dev.lamina.pytorch.Masks;
import dev.lamina.pytorch.TorchNetwork;
import dev.lamina.pytorch.TorchScript;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same predictions by PyTorch, handed out as arrays too. */
final class TorchPrediction implements Contestant {
  private final Batch batch;
  private final String output;
  private final TorchNetwork network;
  private float[] answer = new float[0];

  TorchPrediction(Model model, Batch batch, TorchScript code) throws IOException {
    this.batch = batch;
    output = model.outputs().getFirst().name();
    Masks none = new Masks(Optional.empty(), batch.size());
    network = TorchNetwork.single(model, code, List.of(output), none);
  }

  @Override
  public Map<String, float[]> numbers() {
    run();
    return Map.of("logits", Logits.centred(batch.size(), answer));
  }

  @Override
  public void run() {
    network.predict(batch);
    answer = network.value(output).toFloatArray();
  }

  @Override
  public void close() {
    network.close();
  }
}
