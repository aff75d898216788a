package dev.lamina.benchmarks.onnx;

import static dev.lamina.benchmarks.onnx.OnnxNodes.integer;
import static dev.lamina.benchmarks.onnx.OnnxNodes.real;

import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.LossStep;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.ResponseGeometry;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as an ONNX file: a node for each layer as PyTorch's exporter would write it, with the
 * weights of a model. Values are (N, C, H, W); the answers are those of {@link Model#predict}.
 */
public final class OnnxFile {
  private final OnnxNodes nodes;
  private final OnnxWindows windows;
  private final OnnxExpression expressions;
  private final Map<String, Parameter> parameters;
  private final Map<ChannelVector, Normalization> norms = new HashMap<>();
  private final Map<Buffer, List<ValueStep.CopyChannels>> parts = new HashMap<>();

  private OnnxFile(Model model) {
    nodes = new OnnxNodes(model.name());
    windows = new OnnxWindows(nodes);
    expressions = new OnnxExpression(nodes);
    parameters =
        model.parameters().stream()
            .collect(Collectors.toMap(Parameter::name, parameter -> parameter));
  }

  /**
   * The bytes of the file.
   *
   * @param source file with the network that the model was generated from
   * @throws UnwrittenLayerException if a layer has no node
   */
  public static byte[] of(Model model, Path source) throws IOException {
    OnnxFile file = new OnnxFile(model);
    List<Block> blocks = NetworkSteps.of(source);
    blocks.forEach(block -> block.steps().forEach(file::note));
    for (Block block : blocks) {
      for (Step step : block.steps()) {
        file.write(model.name(), block, step);
      }
    }
    return file.nodes.file();
  }

  private void note(Step step) {
    if (step instanceof NormalizationStep.NormalizeStatistics statistics) {
      norms.put(statistics.norm().runningScale(), statistics.norm());
    }
  }

  private void write(String network, Block block, Step step) {
    try {
      if (step.reads().stream().anyMatch(b -> b.axis().isSequence())
          || step.writes().stream().anyMatch(b -> b.axis().isSequence())) {
        throw new UnwrittenLayerException("sequences");
      }
      write(step);
    } catch (UnwrittenLayerException thrown) {
      throw new UnwrittenLayerException(
          "%s: layer %s (%s)".formatted(network, block.field(), block.quote()), thrown);
    }
  }

  private void write(Step step) {
    switch (step) {
      case PortStep port -> write(port);
      case ConvolutionStep.Convolve convolve -> convolve(convolve);
      case NormalizationStep.NormalizeStatistics statistics -> {} // noted before
      case NormalizationStep.LocalResponse response -> respond(response);
      case ValueStep value -> write(value);
      case LossStep loss -> {} // a prediction has none
      case ConvolutionStep other -> throw unknown(other);
      case NormalizationStep other -> throw unknown(other);
      case SequenceStep other -> throw unknown(other);
    }
  }

  private static UnwrittenLayerException unknown(Step step) {
    return new UnwrittenLayerException("the step " + step.getClass().getSimpleName());
  }

  private void write(PortStep port) {
    switch (port) {
      case PortStep.LoadInput load -> nodes.input(load.to().name(), load.to().shape());
      case PortStep.StoreOutput store -> nodes.output(store.from().name(), store.from().shape());
      case PortStep.LoadTarget target -> {} // for losses
      case PortStep.LoadTokens tokens -> throw unknown(tokens);
    }
  }

  private void write(ValueStep value) {
    switch (value) {
      case ValueStep.Map map -> map(map);
      case ValueStep.Pool pool ->
          windows.pool(pool.geometry(), pool.x().name(), pool.y().name(), pool.y().shape());
      case ValueStep.CopyChannels copy -> copy(copy);
      case ValueStep.Softmax softmax ->
          nodes.add("Softmax", softmax.y().name(), List.of(softmax.x().name()), integer("axis", 1));
      case ValueStep.Transpose transpose -> flatten(transpose);
      case ValueStep.ScaleChannels other -> throw unknown(other);
      case ValueStep.SumProducts other -> throw unknown(other);
      case ValueStep.Dropout other -> throw unknown(other);
      case ValueStep.SoftmaxBackward other -> throw unknown(other);
      case ValueStep.PoolBackward other -> throw unknown(other);
    }
  }

  private String parameter(String name) {
    Parameter parameter = parameters.get(name);
    return nodes.tensor(name, parameter.values(), parameter.shape());
  }

  private void convolve(ConvolutionStep.Convolve step) {
    var weights = step.weights();
    Stream<String> tensors = Stream.concat(Stream.of(weights.weight()), weights.bias().stream());
    List<String> inputs = new ArrayList<>(tensors.map(this::parameter).toList());
    if (weights.parts() > 1) {
      throw new UnwrittenLayerException("weights of gates");
    }
    if (parameters.get(weights.weight()).shape().length == 2) {
      boolean image = step.x().shape().isImage();
      inputs.addFirst(image ? nodes.add("Flatten", List.of(step.x().name())) : step.x().name());
      nodes.add("Gemm", step.y().name(), inputs, integer("transB", 1));
    } else {
      inputs.addFirst(step.x().name());
      windows.convolve(weights.geometry(), inputs, step.y().name());
    }
  }

  private void map(ValueStep.Map map) {
    Normalization norm =
        map.value().vectorReads().isEmpty()
            ? null
            : norms.get(map.value().vectorReads().getFirst());
    if (norm != null && map.value().equals(norm.running(map.reads().getFirst()))) {
      List<String> inputs = new ArrayList<>(List.of(map.reads().getFirst().name()));
      norm.parameters().forEach(p -> inputs.add(parameter(p.name())));
      nodes.add("BatchNormalization", map.out().name(), inputs, real("epsilon", norm.epsilon()));
    } else {
      expressions.assign(map.value(), map.out().name());
    }
  }

  private void respond(NormalizationStep.LocalResponse step) {
    ResponseGeometry sizes = step.geometry();
    if (sizes.size() % 2 == 0) {
      throw new UnwrittenLayerException("windows of an even size over channels");
    }
    nodes.add(
        "LRN",
        step.y().name(),
        List.of(step.x().name()),
        integer("size", sizes.size()),
        real("alpha", sizes.alpha()),
        real("beta", sizes.beta()),
        real("bias", sizes.k()));
  }

  // Values side by side are one node when the last of them is there.
  private void copy(ValueStep.CopyChannels copy) {
    Shape whole = copy.x().shape();
    if (copy.xFrom() != 0 || copy.count() != whole.channels() || copy.accumulate()) {
      throw new UnwrittenLayerException("a part of channels");
    }
    List<ValueStep.CopyChannels> copies = parts.computeIfAbsent(copy.y(), y -> new ArrayList<>());
    copies.add(copy);
    int channels = copies.stream().mapToInt(ValueStep.CopyChannels::count).sum();
    if (channels == copy.y().shape().channels()) {
      List<String> inputs = copies.stream().map(c -> c.x().name()).toList();
      nodes.add("Concat", copy.y().name(), inputs, integer("axis", 1));
    }
  }

  // In ONNX values stand as (C, H, W) already.
  private void flatten(ValueStep.Transpose step) {
    Shape from = step.x().shape();
    if (step.rows() != from.pixels() || step.columns() != from.channels()) {
      throw new UnwrittenLayerException("a transposition");
    }
    nodes.add("Flatten", step.y().name(), List.of(step.x().name()));
  }
}
