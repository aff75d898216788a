package dev.lamina.processor.layer;

import dev.lamina.processor.model.Layer;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The one list of layers: which annotation is read by which layer. */
public final class Layers {
  private static final List<Kind> ALL =
      List.of(
          new Kind(dev.lamina.dsl.Input.class, Input::read),
          new Kind(dev.lamina.dsl.From.class, From::read),
          new Kind(dev.lamina.dsl.Conv.class, Conv::read),
          new Kind(dev.lamina.dsl.MaxPool.class, MaxPool::read),
          new Kind(dev.lamina.dsl.AvgPool.class, AvgPool::read),
          new Kind(dev.lamina.dsl.GlobalMaxPool.class, GlobalMaxPool::read),
          new Kind(dev.lamina.dsl.GlobalAvgPool.class, GlobalAvgPool::read),
          new Kind(dev.lamina.dsl.Dense.class, Dense::read),
          new Kind(dev.lamina.dsl.Flatten.class, Flatten::read),
          new Kind(dev.lamina.dsl.Dropout.class, Dropout::read),
          new Kind(dev.lamina.dsl.Relu.class, Relu::read),
          new Kind(dev.lamina.dsl.LeakyRelu.class, LeakyRelu::read),
          new Kind(dev.lamina.dsl.Elu.class, Elu::read),
          new Kind(dev.lamina.dsl.Gelu.class, Gelu::read),
          new Kind(dev.lamina.dsl.Silu.class, Silu::read),
          new Kind(dev.lamina.dsl.Sigmoid.class, Sigmoid::read),
          new Kind(dev.lamina.dsl.Tanh.class, Tanh::read),
          new Kind(dev.lamina.dsl.HardSigmoid.class, HardSigmoid::read),
          new Kind(dev.lamina.dsl.Softplus.class, Softplus::read),
          new Kind(dev.lamina.dsl.Softmax.class, Softmax::read),
          new Kind(dev.lamina.dsl.Add.class, Add::read),
          new Kind(dev.lamina.dsl.Concat.class, Concat::read),
          new Kind(dev.lamina.dsl.Output.class, Output::read));

  private static final Map<String, Kind> BY_ANNOTATION =
      ALL.stream().collect(Collectors.toUnmodifiableMap(k -> k.annotation().getName(), k -> k));

  private Layers() {}

  /** An annotation and what reads it. */
  public record Kind(Class<? extends Annotation> annotation, Function<Reading, Layer> reader) {}

  /** The layer that this annotation, by its full name, declares. */
  public static Optional<Kind> of(String annotation) {
    return Optional.ofNullable(BY_ANNOTATION.get(annotation));
  }

  /** Every layer. */
  public static List<Kind> all() {
    return ALL;
  }
}
