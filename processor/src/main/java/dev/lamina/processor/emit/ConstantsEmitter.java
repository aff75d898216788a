package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
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
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints the sizes of layers and the places of tensors as named constants. */
final class ConstantsEmitter {
  private final Plan plan;
  private final Names names;
  private final Layouts layouts;
  private final List<FieldSpec.Builder> computed = new ArrayList<>();
  private final Set<Weights> convolutions = new HashSet<>();

  ConstantsEmitter(Plan plan, Names names, Layouts layouts) {
    this.plan = plan;
    this.names = names;
    this.layouts = layouts;
  }

  /**
   * Adds the constants to the program's class. Where they are many the first of them go into
   * interfaces beside it, from which it inherits them under the same plain names: a static
   * initialiser must not become too large either.
   */
  void addTo(TypeSpec.Builder program, TypeSpec.Builder model) {
    for (Step step : plan.training().singleSteps()) {
      addGeometry(step);
    }
    addParameterPlaces();
    addWorkspacePlaces();
    addPreparedPlaces();
    List<List<FieldSpec.Builder>> pieces = Pieces.of(computed);
    for (int i = 0; i < pieces.size() - 1; i++) {
      model.addType(holder(i, pieces.get(i)));
    }
    if (pieces.size() > 1) {
      program.addSuperinterface(holderName(pieces.size() - 2));
    }
    for (FieldSpec.Builder constant : pieces.getLast()) {
      constant.addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
      program.addField(constant.build());
    }
    addBufferNumbers(program);
  }

  // Each interface extends the one before, whose constants it reads.
  private TypeSpec holder(int number, List<FieldSpec.Builder> constants) {
    TypeSpec.Builder holder =
        TypeSpec.interfaceBuilder(holderName(number)).addModifiers(Modifier.PRIVATE);
    if (number > 0) {
      holder.addSuperinterface(holderName(number - 1));
    }
    for (FieldSpec.Builder constant : constants) {
      constant.addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
      holder.addField(constant.build());
    }
    return holder.build();
  }

  private ClassName holderName(int number) {
    return ClassName.get("", names.member("Constants" + (number + 1)));
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
      add(Types.POOLING, names.pooling(pool.name()), pooling(pool.geometry()));
    }
    if (step instanceof NormalizationStep.NormalizeBatch batch) {
      String name = names.normalization(batch.norm());
      add(Types.NORMALIZATION, name, normalization(batch.norm()));
    }
    if (step instanceof SequenceStep.Attend attend) {
      String name = names.attention(attend.attention().name());
      add(Types.ATTENTION, name, attention(attend.attention()));
    }
    if (step instanceof NormalizationStep.LocalResponse response) {
      String name = names.response(response.name());
      add(Types.LOCAL_RESPONSE, name, response(response.geometry()));
    }
  }

  // Two steps may run the same one, in either direction.
  private void addConvolution(Weights weights) {
    if (convolutions.add(weights)) {
      add(Types.CONVOLUTION, names.convolution(weights), convolution(weights.geometry()));
    }
  }

  private static Text convolution(ConvolutionGeometry g) {
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
        "$T.input($L, $L, $L).filters($L).kernel($L, $L)$L.build()",
        Types.CONVOLUTION,
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
    return ".padding(%d, %d, %d, %d)"
        .formatted(
            window.rows().before(),
            window.columns().before(),
            window.rows().after(),
            window.columns().after());
  }

  private static Text pooling(PoolingGeometry g) {
    Window rows = g.window().rows();
    Window columns = g.window().columns();
    return Text.of(
        "$T.input($T.Kind.$L, $L, $L, $L)\n    .window($L, $L).stride($L, $L)$L.output($L, $L)",
        Types.POOLING,
        Types.POOLING,
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

  private static Text normalization(Normalization norm) {
    Shape shape = norm.shape();
    return Text.of(
        "new $T($L, $L, $L, $L)",
        Types.NORMALIZATION,
        shape.channels(),
        shape.isImage() ? shape.height() + " * " + shape.width() : "1",
        ExpressionPrinter.literal((float) norm.epsilon()),
        ExpressionPrinter.literal((float) norm.momentum()));
  }

  private static Text attention(AttentionSizes a) {
    return Text.of(
        "new $T($T.$L, $L, $L)", Types.ATTENTION, Score.class, a.score(), a.size(), a.width());
  }

  private static Text response(ResponseGeometry g) {
    return Text.of(
        "$T.of($L, $L, $L, $L, $L)",
        Types.LOCAL_RESPONSE,
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
    Text end = Text.of("0");
    for (Parameter parameter : plan.face().parameters()) {
      if (!following.contains(parameter)) {
        Text size = layouts.size(parameter);
        Normalization norm = norms.get(parameter);
        end =
            place(
                names.parameter(parameter.name()),
                end,
                norm == null ? size : Text.of("$L * $L", norm.parameters().size(), size));
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
    Text weight = Text.of("$L.weightLayout().size()", convolution);
    addPartPlace(names.weight(w), names.parameter(w.weight()), w.part(), weight);
    w.bias()
        .ifPresent(
            bias ->
                addPartPlace(
                    names.bias(w),
                    names.parameter(bias),
                    w.part(),
                    Text.of("$L.biasLayout().size()", convolution)));
  }

  private void addPartPlace(String name, String whole, int part, Text floats) {
    Text place = Text.of("$L + $L * $L", whole, part, floats);
    add(TypeName.INT, name, place);
  }

  private void addWorkspacePlaces() {
    Set<ChannelVector> read = new HashSet<>();
    for (Step step : plan.training().singleSteps()) {
      read.addAll(step.vectorReads());
    }
    Text end = Text.of("0");
    for (Step step : plan.training().singleSteps()) {
      if (step instanceof ConvolutionStep.PackWeights pack) {
        String name = names.packed(pack.weights());
        add(TypeName.INT, name, end);
        end = Text.of("$L + $L.packedSize()", name, names.convolution(pack.weights()));
      } else if (step instanceof ConvolutionStep.ConvolveWeights w && w.slices() > 0) {
        String name = names.partial(w.weights());
        String floats = names.floats(w.weights());
        add(TypeName.INT, floats, storedSize(w.weights()));
        add(TypeName.INT, name, end);
        end = Text.of("$L + $L * $L", name, w.slices(), floats);
      } else if (step instanceof NormalizationStep.NormalizeBatch batch) {
        end = vectorPlaces(batch.norm(), end, read);
      }
    }
    add(TypeName.INT, names.member("WORKSPACE"), end);
  }

  // The first, from which the normalisation finds all, and those that other steps read.
  private Text vectorPlaces(Normalization norm, Text start, Set<ChannelVector> read) {
    List<ChannelVector> vectors = norm.vectors();
    Text end = start;
    int count = 0;
    for (int i = 0; i < vectors.size(); i += count) {
      count = 1;
      while (i + count < vectors.size() && !read.contains(vectors.get(i + count))) {
        count++;
      }
      Text floats = vectorFloats(vectors.get(i));
      end =
          place(
              names.vector(vectors.get(i)),
              end,
              count == 1 ? floats : Text.of("$L * $L", count, floats));
    }
    return end;
  }

  private void addPreparedPlaces() {
    Text end = Text.of("0");
    boolean any = false;
    for (Step step : plan.inference().steps()) {
      for (ChannelVector vector : step.vectorWrites()) {
        end = place(names.vector(vector), end, vectorFloats(vector));
        any = true;
      }
      if (step instanceof ConvolutionStep.FoldWeights fold) {
        String convolution = names.convolution(fold.weights());
        Text weights = Text.of("$L.weightLayout().size()", convolution);
        Text bias = Text.of("$L.biasLayout().size()", convolution);
        end = place(names.foldedWeight(fold.weights()), end, weights);
        end = place(names.foldedBias(fold.weights()), end, bias);
        any = true;
      } else if (step instanceof ConvolutionStep.TransformWeights transform) {
        end = transformed(transform, end);
        any = true;
      }
    }
    if (any) {
      add(TypeName.INT, names.member("PREPARED"), end);
    }
  }

  private Text transformed(ConvolutionStep.TransformWeights transform, Text start) {
    Weights weights = transform.weights();
    String convolution = names.convolution(weights);
    String winograd = names.winograd(weights);
    add(Types.WINOGRAD, winograd, Text.of("$T.of($L)", Types.WINOGRAD, convolution));
    Text floats = Text.of("$L.weightSize()", winograd);
    Text end = place(names.transformedWeight(weights), start, floats);
    return transform.norm().isEmpty()
        ? end
        : place(names.foldedBias(weights), end, Text.of("$L.biasLayout().size()", convolution));
  }

  /** Adds the constant with a place and returns where what follows begins. */
  private Text place(String name, Text start, Text floats) {
    add(TypeName.INT, name, start);
    return Text.of("$L + $L", name, floats);
  }

  private static Text vectorFloats(ChannelVector vector) {
    return Text.of("$T.floats($L)", Types.CHANNEL_VECTORS, vector.channels());
  }

  private void addBufferNumbers(TypeSpec.Builder type) {
    int number = 0;
    for (Buffer buffer : buffers()) {
      Text value = Text.of("$L /* $L */", number++, buffer.shape());
      type.addField(constant(TypeName.INT, names.buffer(buffer), value));
    }
  }

  private Text storedSize(Weights weights) {
    String convolution = names.convolution(weights);
    return weights.bias().isEmpty()
        ? Text.of("$L.weightLayout().size()", convolution)
        : Text.of("$L.weightLayout().size() + $L.biasLayout().size()", convolution, convolution);
  }

  // Whether an interface shares it is known when all are counted.
  private void add(TypeName type, String name, Text value) {
    computed.add(FieldSpec.builder(type, name).initializer(value.code()));
  }

  static FieldSpec constant(TypeName type, String name, Text value) {
    return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value.code())
        .build();
  }
}
