package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.lamina.dsl.Score;
import dev.lamina.processor.plan.AttentionSizes;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.ConvolutionGeometry;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Normalization;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.PoolingGeometry;
import dev.lamina.processor.plan.ResponseGeometry;
import dev.lamina.processor.plan.SequenceStep;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import dev.lamina.processor.shape.Window;
import dev.lamina.processor.shape.Window2d;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Prints the sizes of layers and the places of tensors as named constants. */
final class ConstantsEmitter {
  private static final String PRIVATE = "private static final ";

  private record Constant(String type, String name, String value) {}

  private final Plan plan;
  private final Names names;
  private final Layouts layouts;
  private final List<Constant> computed = new ArrayList<>();
  private List<List<Constant>> pieces = List.of();
  private final Set<Weights> convolutions = new HashSet<>();

  ConstantsEmitter(Plan plan, Names names, Layouts layouts) {
    this.plan = plan;
    this.names = names;
    this.layouts = layouts;
  }

  /**
   * Adds the constants to the members of the program's class, but for those that interfaces beside
   * it hold where they are many: a static initialiser must not become too large either. The class
   * inherits them under the same plain names.
   */
  void addTo(Members program) {
    for (Step step : plan.training().singleSteps()) {
      addGeometry(step);
    }
    layouts.tiles().forEach(this::addTiles);
    addParameterPlaces();
    addWorkspacePlaces();
    addPreparedPlaces();
    pieces = Pieces.of(computed);
    program.gap();
    for (Constant constant : pieces.getLast()) {
      program.field(PRIVATE + constant.type() + " " + constant.name(), constant.value());
    }
    program.gap();
    int number = 0;
    for (Buffer buffer : buffers()) {
      String value = number++ + " /* " + buffer.shape() + " */";
      program.field(PRIVATE + "int " + names.buffer(buffer), value);
    }
  }

  /** The interface that the program's class implements, if there is one. */
  Optional<String> inherited() {
    return pieces.size() > 1 ? Optional.of(holderName(pieces.size() - 2)) : Optional.empty();
  }

  /** Adds the interfaces; each extends the one before, whose constants it reads. */
  void addInterfaces(Members model) {
    for (int i = 0; i < pieces.size() - 1; i++) {
      model.beginInterface(holderName(i) + (i > 0 ? " extends " + holderName(i - 1) : ""));
      for (Constant constant : pieces.get(i)) {
        model.field(constant.type() + " " + constant.name(), constant.value());
      }
      model.end();
    }
  }

  private String holderName(int number) {
    return names.member("Constants" + (number + 1));
  }

  /** Buffers of both programs, in the order of their numbers. */
  List<Buffer> buffers() {
    Set<Buffer> buffers = new LinkedHashSet<>(plan.inference().buffers());
    buffers.addAll(plan.training().buffers());
    return List.copyOf(buffers);
  }

  private void addGeometry(Step step) {
    Layouts.weights(step).ifPresent(this::addConvolution);
    if (step instanceof ValueStep.Pool pool) {
      add(names.type(Types.POOLING), names.pooling(pool.name()), pooling(pool.geometry()));
    }
    if (step instanceof NormalizationStep.NormalizeBatch batch) {
      String name = names.normalization(batch.norm());
      add(names.type(Types.NORMALIZATION), name, normalization(batch.norm()));
    }
    if (step instanceof SequenceStep.Attend attend) {
      String name = names.attention(attend.attention().name());
      add(names.type(Types.ATTENTION), name, attention(attend.attention()));
    }
    if (step instanceof NormalizationStep.LocalResponse response) {
      String name = names.response(response.name());
      add(names.type(Types.LOCAL_RESPONSE), name, response(response.geometry()));
    }
  }

  // Two steps may run the same one, in either direction.
  private void addConvolution(Weights weights) {
    if (convolutions.add(weights)) {
      add(
          names.type(Types.CONVOLUTION),
          names.convolution(weights),
          convolution(weights.geometry()));
    }
  }

  private void addTiles(ConvolutionStep.TileWeights tiles) {
    String of = tiles.turned() ? ".ofData(" : ".of(";
    String convolution = names.convolution(tiles.weights());
    String winograd = names.type(Types.WINOGRAD);
    add(winograd, names.winograd(tiles), winograd + of + convolution + ")");
  }

  private String convolution(ConvolutionGeometry g) {
    Window rows = g.window().rows();
    Window columns = g.window().columns();
    StringBuilder rest = new StringBuilder();
    if (rows.stride() != 1 || columns.stride() != 1) {
      rest.append("\n    .stride(" + rows.stride() + ", " + columns.stride() + ")");
    }
    if (isPadded(rows) || isPadded(columns)) {
      rest.append("\n    " + padding(g.window()));
    }
    if (rows.dilation() != 1 || columns.dilation() != 1) {
      rest.append("\n    .dilation(" + rows.dilation() + ", " + columns.dilation() + ")");
    }
    if (g.groups() != 1) {
      rest.append("\n    .groups(" + g.groups() + ")");
    }
    return Text.of(
        "$L.input($L, $L, $L).filters($L).kernel($L, $L)$L.build()",
        names.type(Types.CONVOLUTION),
        g.in().channels(),
        g.in().height(),
        g.in().width(),
        g.filters(),
        rows.size(),
        columns.size(),
        rest);
  }

  private static boolean isPadded(Window window) {
    return window.before() != 0 || window.after() != 0;
  }

  private static String padding(Window2d window) {
    return ".padding(%s, %s, %s, %s)"
        .formatted(
            window.rows().before(),
            window.columns().before(),
            window.rows().after(),
            window.columns().after());
  }

  private String pooling(PoolingGeometry g) {
    Window rows = g.window().rows();
    Window columns = g.window().columns();
    return Text.of(
        "$L.input($L.Kind.$L, $L, $L, $L)\n    .window($L, $L).stride($L, $L)$L.output($L, $L)",
        names.type(Types.POOLING),
        names.type(Types.POOLING),
        g.kind(),
        g.in().channels(),
        g.in().height(),
        g.in().width(),
        rows.size(),
        columns.size(),
        rows.stride(),
        columns.stride(),
        padding(g.window()),
        g.out().height(),
        g.out().width());
  }

  private String normalization(Normalization norm) {
    Shape shape = norm.shape();
    return Text.of(
        "new $L($L, $L, $L, $L)",
        names.type(Types.NORMALIZATION),
        shape.channels(),
        shape.isImage() ? shape.height() + " * " + shape.width() : "1",
        ExpressionPrinter.literal((float) norm.epsilon()),
        ExpressionPrinter.literal((float) norm.momentum()));
  }

  private String attention(AttentionSizes a) {
    return Text.of(
        "new $L($L.$L, $L, $L)",
        names.type(Types.ATTENTION),
        names.type(ClassName.get(Score.class)),
        a.score(),
        a.size(),
        a.width());
  }

  private String response(ResponseGeometry g) {
    return Text.of(
        "$L.of($L, $L, $L, $L, $L)",
        names.type(Types.LOCAL_RESPONSE),
        g.channels(),
        g.size(),
        g.alpha(),
        g.beta(),
        g.k());
  }

  // Of a normalisation the place of the first parameter says those of all.
  private void addParameterPlaces() {
    Map<Parameter, Normalization> norms = new HashMap<>();
    Set<Parameter> following = new HashSet<>();
    for (Step step : plan.training().singleSteps()) {
      if (step instanceof NormalizationStep.NormalizeBatch batch) {
        List<Parameter> parameters = batch.norm().parameters();
        norms.put(parameters.getFirst(), batch.norm());
        following.addAll(parameters.subList(1, parameters.size()));
      }
    }
    String end = "0";
    for (Parameter parameter : plan.face().parameters()) {
      if (!following.contains(parameter)) {
        String size = layouts.size(parameter);
        Normalization norm = norms.get(parameter);
        end =
            place(
                names.parameter(parameter.name()),
                end,
                norm == null ? size : norm.parameters().size() + " * " + size);
      }
    }
    for (Weights weights : layouts.weights()) {
      if (weights.parts() > 1) {
        addPartPlaces(weights);
      }
    }
  }

  private void addPartPlaces(Weights w) {
    String convolution = names.convolution(w);
    String weight = convolution + ".weightLayout().size()";
    addPartPlace(names.weight(w), names.parameter(w.weight()), w.part(), weight);
    w.bias()
        .ifPresent(
            bias ->
                addPartPlace(
                    names.bias(w),
                    names.parameter(bias),
                    w.part(),
                    convolution + ".biasLayout().size()"));
  }

  private void addPartPlace(String name, String whole, int part, String floats) {
    add("int", name, whole + " + " + part + " * " + floats);
  }

  private void addWorkspacePlaces() {
    Set<ChannelVector> read = new HashSet<>();
    for (Step step : plan.training().singleSteps()) {
      read.addAll(step.vectorReads());
    }
    String end = "0";
    List<Weights> passing = new ArrayList<>();
    for (Step step : workspaceSteps()) {
      if (step instanceof ConvolutionStep.PackWeights pack && pack.passing()) {
        passing.add(pack.weights());
      } else if (step instanceof ConvolutionStep.PackWeights pack) {
        String name = names.packed(pack.weights());
        add("int", name, end);
        end = name + " + " + names.convolution(pack.weights()) + ".packedSize()";
      } else if (step instanceof ConvolutionStep.ConvolveWeights w && w.slices() > 0) {
        String name = names.partial(w.weights());
        String floats = names.floats(w.weights());
        add("int", floats, storedSize(w.weights()));
        add("int", name, end);
        end = name + " + " + w.slices() + " * " + floats;
      } else if (step instanceof NormalizationStep.NormalizeBatch batch) {
        end = vectorPlaces(batch.norm(), end, read);
      }
    }
    add("int", names.member("WORKSPACE"), end + passingRoom(passing, end));
  }

  // One place for all, as large as the largest needs.
  private String passingRoom(List<Weights> passing, String place) {
    for (Weights weights : passing) {
      add("int", names.packed(weights), place);
    }
    List<String> convolutions = passing.stream().map(names::convolution).toList();
    String type = names.type(Types.CONVOLUTION);
    return passing.isEmpty()
        ? ""
        : " + " + type + ".mostPacked(" + String.join(", ", convolutions) + ")";
  }

  // The first, from which the normalisation finds all, and those that other steps read.
  private String vectorPlaces(Normalization norm, String start, Set<ChannelVector> read) {
    List<ChannelVector> vectors = norm.vectors();
    String end = start;
    int count = 0;
    for (int i = 0; i < vectors.size(); i += count) {
      count = 1;
      while (i + count < vectors.size() && !read.contains(vectors.get(i + count))) {
        count++;
      }
      String floats = vectorFloats(vectors.get(i));
      end = place(names.vector(vectors.get(i)), end, count == 1 ? floats : count + " * " + floats);
    }
    return end;
  }

  // A prediction rearranges weights too, of layers that training may compute otherwise.
  private Set<Step> workspaceSteps() {
    Set<Step> steps = new LinkedHashSet<>(plan.training().singleSteps());
    for (Step step : plan.inference().singleSteps()) {
      if (step instanceof ConvolutionStep.PackWeights) {
        steps.add(step);
      }
    }
    return steps;
  }

  private void addPreparedPlaces() {
    String end = "0";
    boolean any = false;
    for (Step step : plan.inference().steps()) {
      for (ChannelVector vector : step.vectorWrites()) {
        end = place(names.vector(vector), end, vectorFloats(vector));
        any = true;
      }
      if (step instanceof ConvolutionStep.FoldWeights fold) {
        String convolution = names.convolution(fold.weights());
        String weights = convolution + ".weightLayout().size()";
        String bias = convolution + ".biasLayout().size()";
        end = place(names.foldedWeight(fold.weights()), end, weights);
        end = place(names.foldedBias(fold.weights()), end, bias);
        any = true;
      } else if (step instanceof ConvolutionStep.TransformWeights transform) {
        end = transformed(transform, end);
        any = true;
      }
    }
    if (any) {
      add("int", names.member("PREPARED"), end);
    }
  }

  private String transformed(ConvolutionStep.TransformWeights transform, String start) {
    Weights weights = transform.weights();
    String convolution = names.convolution(weights);
    String winograd = names.winograd(weights);
    String floats = winograd + ".weightSize()";
    String end = place(names.transformedWeight(weights), start, floats);
    return transform.norm().isEmpty()
        ? end
        : place(names.foldedBias(weights), end, convolution + ".biasLayout().size()");
  }

  /** Adds the constant with a place and returns where what follows begins. */
  private String place(String name, String start, String floats) {
    add("int", name, start);
    return name + " + " + floats;
  }

  private String vectorFloats(ChannelVector vector) {
    return names.type(Types.CHANNEL_VECTORS) + ".floats(" + vector.channels() + ")";
  }

  private String storedSize(Weights weights) {
    String convolution = names.convolution(weights);
    return weights.bias().isEmpty()
        ? convolution + ".weightLayout().size()"
        : Text.of("$L.weightLayout().size() + $L.biasLayout().size()", convolution, convolution);
  }

  private void add(String type, String name, String value) {
    computed.add(new Constant(type, name, value));
  }
}
