package dev.lamina.benchmarks;

import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** A process that predicts once by Deeplearning4j: a file of a network, and its input's sizes. */
final class Dl4jFirstPrediction {
  private Dl4jFirstPrediction() {}

  /** Reads the network and predicts. */
  public static void main(String[] args) throws IOException {
    MultiLayerNetwork network = MultiLayerNetwork.load(new File(args[0]), false);
    int channels = Integer.parseInt(args[1]);
    int size = Integer.parseInt(args[2]);
    System.out.println(network.output(Nd4j.zeros(1, channels, size, size)).getFloat(0));
  }
}
