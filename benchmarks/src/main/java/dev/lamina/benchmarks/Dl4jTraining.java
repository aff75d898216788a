package dev.lamina.benchmarks;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The same steps by Deeplearning4j, with Nesterov's momentum, the only one it has. Its loss of a
 * sequence is the sum of the steps' losses, and its gradients are sums over the samples until they
 * are used: they are divided before they are compared.
 */
final class Dl4jTraining implements Contestant {
  private final Dl4jNetwork made;
  private final MultiLayerNetwork network;
  private final Batch batch;
  private final int steps;

  Dl4jTraining(String name, Model model, Batch batch, int threads) {
    this.batch = batch;
    made = Dl4jNetwork.of(name, model, threads);
    network = made.network();
    InputPort input = model.inputs().getFirst();
    steps = input.isSequence() ? Networks.STEPS : 1;
  }

  private INDArray samples() {
    return Dl4jSamples.inputs(batch);
  }

  // One-hot, and (N, C, T) along a sequence.
  private INDArray labels() {
    int[] labels = batch.labels(0);
    int classes = batch.outputPort(0).width();
    float[] hot = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      hot[(i / steps * classes + labels[i]) * steps + i % steps] = 1;
    }
    long[] shape =
        steps == 1 ? new long[] {batch.size(), classes} : new long[] {batch.size(), classes, steps};
    return Nd4j.create(hot, shape, 'c');
  }

  @Override
  public Map<String, float[]> numbers() {
    network.setInput(samples());
    network.setLabels(labels());
    network.computeGradientAndScore();
    Map<String, float[]> numbers = new LinkedHashMap<>();
    numbers.put("loss", new float[] {(float) (network.score() / steps)});
    Map<String, INDArray> gradients = network.gradient().gradientForVariable();
    made.tensors()
        .forEach(
            (name, tensor) -> {
              INDArray gradient = gradients.get(tensor.name()).div(batch.size() * steps);
              float[] values = Dl4jLayouts.ours(tensor.layout(), gradient);
              numbers.put("gradient of " + name, values);
              if (name.equals(Dl4jNetwork.FIRST_BIAS)) {
                numbers.put("gradient of " + Dl4jNetwork.SECOND_BIAS, values);
              }
            });
    return numbers;
  }

  @Override
  public void run() {
    network.fit(samples(), labels());
  }

  @Override
  public void close() {
    network.close();
  }
}
