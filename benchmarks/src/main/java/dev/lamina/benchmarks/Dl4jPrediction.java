package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The same predictions by Deeplearning4j, from array to array. */
final class Dl4jPrediction implements Contestant {
  private final MultiLayerNetwork network;
  private final Batch batch;
  private float[] answer = new float[0];

  Dl4jPrediction(String name, Model model, Batch batch, int threads) {
    this.batch = batch;
    network = Dl4jNetwork.of(name, model, threads).network();
  }

  @Override
  public Map<String, float[]> numbers() {
    run();
    return Map.of("logits", Logits.ofProbabilities(batch.size(), answer));
  }

  @Override
  public void run() {
    answer = network.output(Dl4jSamples.inputs(batch)).data().asFloat();
  }

  @Override
  public void close() {
    network.close();
  }
}
