package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one list of layers: which annotation is read by which layer. */
public final class Layers {
  private static final String PACKAGE = "dev.lamina.dsl.";

  private Layers() {}

  /** What reads the annotation of this full name; empty where it declares no layer. */
  public static Optional<Function<Reading, Layer>> reader(String annotation) {
    return annotation.startsWith(PACKAGE)
        ? Optional.ofNullable(byName(annotation.substring(PACKAGE.length())))
        : Optional.empty();
  }

  // Names, not classes: a javac that has just started loads only the layers of the network.
  private static @Nullable Function<Reading, Layer> byName(String annotation) {
    return switch (annotation) {
      case "Input" -> Input::read;
      case "Tokens" -> Tokens::read;
      case "OneHot" -> OneHot::read;
      case "Embedding" -> Embedding::read;
      case "Recurrent" -> Recurrent::read;
      case "Attention" -> Attention::read;
      case "State" -> State::read;
      case "From" -> From::read;
      case "Conv" -> Conv::read;
      case "DepthwiseConv" -> DepthwiseConv::read;
      case "ConvTranspose" -> ConvTranspose::read;
      case "MaxPool" -> MaxPool::read;
      case "AvgPool" -> AvgPool::read;
      case "GlobalMaxPool" -> GlobalMaxPool::read;
      case "GlobalAvgPool" -> GlobalAvgPool::read;
      case "Dense" -> Dense::read;
      case "BatchNorm" -> BatchNorm::read;
      case "Flatten" -> Flatten::read;
      case "Dropout" -> Dropout::read;
      case "LayerNorm" -> LayerNorm::read;
      case "Lrn" -> Lrn::read;
      case "Relu" -> Relu::read;
      case "LeakyRelu" -> LeakyRelu::read;
      case "Elu" -> Elu::read;
      case "Gelu" -> Gelu::read;
      case "Silu" -> Silu::read;
      case "Sigmoid" -> Sigmoid::read;
      case "Tanh" -> Tanh::read;
      case "HardSigmoid" -> HardSigmoid::read;
      case "Softplus" -> Softplus::read;
      case "Softmax" -> Softmax::read;
      case "Add" -> Add::read;
      case "Multiply" -> Multiply::read;
      case "Concat" -> Concat::read;
      case "Output" -> Output::read;
      default -> null;
    };
  }
}
