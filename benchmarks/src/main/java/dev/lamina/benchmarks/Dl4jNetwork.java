package dev.lamina.benchmarks;

import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Networks in Deeplearning4j with the weights of a model. Its parameters have other names and
 * layouts: a dense layer is (in, out); an LSTM has its candidate first, then forget gate, output
 * gate and input gate, and one bias.
 */
record Dl4jNetwork(MultiLayerNetwork network, Map<String, Tensor> tensors) {
  /** Its name in the table. */
  static final String PEER = "Deeplearning4j";

  /** The networks that it has. */
  static final List<String> NAMES = List.of("LeNet5", "CharLstm");

  /** The two biases that an LSTM has in PyTorch, where Deeplearning4j has their sum. */
  static final String FIRST_BIAS = "memory.bias_ih_l0";

  /** The other one. */
  static final String SECOND_BIAS = "memory.bias_hh_l0";

  private static final int[] TWO = {2, 2};

  /** Where a parameter is, and how it lies there. */
  record Tensor(String name, Layout layout) {}

  /** How a parameter of PyTorch's layout lies in Deeplearning4j. */
  enum Layout {
    SAME,
    TRANSPOSED,
    GATES
  }

  /** A network by name, on so many threads. */
  static Dl4jNetwork of(String name, Model model, int threads) {
    Nd4j.getEnvironment().setMaxThreads(threads);
    Nd4j.getEnvironment().setMaxMasterThreads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
    boolean lenet = name.equals("LeNet5");
    MultiLayerNetwork network = new MultiLayerNetwork(lenet ? lenet() : lstm());
    network.init();
    Dl4jNetwork made = new Dl4jNetwork(network, lenet ? lenetTensors() : lstmTensors());
    model.parameters().forEach(made::set);
    return made;
  }

  private static NeuralNetConfiguration.ListBuilder layers() {
    return new NeuralNetConfiguration.Builder()
        .updater(new Nesterovs(LaminaTraining.RATE, LaminaTraining.MOMENTUM))
        .activation(Activation.TANH)
        .list();
  }

  private static MultiLayerConfiguration lenet() {
    return layers()
        .layer(new ConvolutionLayer.Builder(5, 5).padding(2, 2).nOut(6).build())
        .layer(new SubsamplingLayer.Builder(PoolingType.AVG, TWO, TWO).build())
        .layer(new ConvolutionLayer.Builder(5, 5).nOut(16).build())
        .layer(new SubsamplingLayer.Builder(PoolingType.AVG, TWO, TWO).build())
        .layer(new DenseLayer.Builder().nOut(120).build())
        .layer(new DenseLayer.Builder().nOut(84).build())
        .layer(
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(10)
                .activation(Activation.SOFTMAX)
                .build())
        .setInputType(InputType.convolutional(28, 28, 1))
        .build();
  }

  private static MultiLayerConfiguration lstm() {
    return layers()
        .layer(
            new EmbeddingSequenceLayer.Builder()
                .nIn(65)
                .nOut(64)
                .hasBias(false)
                .outputDataFormat(RNNFormat.NCW)
                .activation(Activation.IDENTITY)
                .build())
        .layer(new LSTM.Builder().nIn(64).nOut(256).dataFormat(RNNFormat.NCW).build())
        .layer(
            new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .nIn(256)
                .nOut(65)
                .dataFormat(RNNFormat.NCW)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }

  private static Map<String, Tensor> lenetTensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    layer(tensors, "c1", 0, Layout.SAME);
    layer(tensors, "c3", 2, Layout.SAME);
    layer(tensors, "c5", 4, Layout.TRANSPOSED);
    layer(tensors, "f6", 5, Layout.TRANSPOSED);
    layer(tensors, "digit", 6, Layout.TRANSPOSED);
    return tensors;
  }

  private static Map<String, Tensor> lstmTensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("character.weight", new Tensor("0_W", Layout.SAME));
    tensors.put("memory.weight_ih_l0", new Tensor("1_W", Layout.GATES));
    tensors.put("memory.weight_hh_l0", new Tensor("1_RW", Layout.GATES));
    tensors.put(FIRST_BIAS, new Tensor("1_b", Layout.GATES));
    layer(tensors, "next", 2, Layout.TRANSPOSED);
    return tensors;
  }

  private static void layer(Map<String, Tensor> tensors, String name, int number, Layout weight) {
    tensors.put(name + ".weight", new Tensor(number + "_W", weight));
    tensors.put(name + ".bias", new Tensor(number + "_b", Layout.SAME));
  }

  private void set(Parameter parameter) {
    String name = parameter.name();
    float[] values = parameter.values();
    if (tensors.containsKey(name)) {
      Tensor tensor = tensors.get(name);
      INDArray there = network.getParam(tensor.name());
      there.assign(Dl4jLayouts.theirs(tensor.layout(), values, there));
    } else if (name.equals(SECOND_BIAS)) {
      Tensor tensor = tensors.get(FIRST_BIAS);
      INDArray there = network.getParam(tensor.name());
      there.addi(Dl4jLayouts.theirs(tensor.layout(), values, there));
    } else {
      throw new IllegalArgumentException("Deeplearning4j's network has no " + name);
    }
  }
}
