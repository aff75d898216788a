package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.lamina.dsl.Init;
import dev.lamina.dsl.Loss;
import dev.lamina.processor.plan.Arena;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ConvolutionStep;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.NormalizationStep;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Axis;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the description of the network: ports, layers, tensors, and the one table of the arena.
 */
final class SpecEmitter {
  private final Plan plan;
  private final Names names;
  private final Layouts layouts;
  private final List<Buffer> buffers;

  SpecEmitter(Plan plan, Names names, Layouts layouts, List<Buffer> buffers) {
    this.plan = plan;
    this.names = names;
    this.layouts = layouts;
    this.buffers = buffers;
  }

  /** Adds the constant that holds it. */
  void addConstantTo(Members program) {
    String type = names.type(Types.SPEC);
    program.gap();
    program.field("private static final " + type + " " + names.member("SPEC"), "spec()");
  }

  /** Adds the methods that make it. */
  void addTo(Members program) {
    String type = names.type(Types.SPEC);
    program.method(
        "",
        "private static " + type + " spec()",
        Text.statement("$L spec = $L.of($S)", type, type, plan.face().simpleName())
            + Text.statement("describeLayers(spec)")
            + Text.statement("describeArena(spec)")
            + Text.statement("return spec"));
    Pieces pieces = new Pieces(program, names, "private static", type + " spec", "spec");
    pieces.add("describeLayers", layers());
    pieces.add(
        "describeArena",
        arena(),
        "// Floats a sample or step, place in training, place in inference.\n");
  }

  private List<String> layers() {
    List<String> calls = new ArrayList<>();
    Face face = plan.face();
    for (Axis axis : face.sequences()) {
      calls.add(call("sequence($S)", axis.name()));
    }
    for (Face.State state : face.states()) {
      calls.add(call("state($S, $L)", state.name(), state.shape().size()));
    }
    for (Face.In in : face.inputs()) {
      calls.add(input(in));
    }
    for (Face.Out out : face.outputs()) {
      calls.add(output(out));
    }
    for (Face.Row row : face.rows()) {
      calls.add(row(row));
    }
    for (Parameter parameter : face.parameters()) {
      calls.add(parameter(parameter));
    }
    for (Weights weights : layouts.weights()) {
      calls.add(call("convolution($L)", names.convolution(weights)));
    }
    for (ConvolutionStep.TileWeights tiles : layouts.tiles()) {
      calls.add(call("tiles($L)", names.winograd(tiles)));
    }
    for (Step step : plan.training().steps()) {
      if (step instanceof NormalizationStep.NormalizeBatch batch
          && batch.norm().shape().pixels() == 1
          && !batch.moments().axis().isSequence()) {
        calls.add(call("needsSeveralSamples($S)", batch.norm().name()));
      }
    }
    return calls;
  }

  private String input(Face.In in) {
    if (!in.axis().isSequence()) {
      return call("input($S, $L)", in.name(), sizes(in.shape()));
    }
    return in.vocabulary() > 0
        ? call("tokens($S, $L, $L)", in.name(), number(in.axis()), in.vocabulary())
        : call("sequenceInput($S, $L, $L)", in.name(), number(in.axis()), sizes(in.shape()));
  }

  private int number(Axis axis) {
    return plan.face().sequences().indexOf(axis);
  }

  private String output(Face.Out out) {
    if (out.axis().isSequence()) {
      return call(
          "sequenceOutput($S, $L, $L.$L, $L, $L)",
          out.name(),
          number(out.axis()),
          names.type(ClassName.get(Loss.class)),
          out.loss(),
          ExpressionPrinter.literal((float) out.weight()),
          sizes(out.shape()));
    }
    return call(
        "output($S, $L.$L, $L, $L)",
        out.name(),
        names.type(ClassName.get(Loss.class)),
        out.loss(),
        ExpressionPrinter.literal((float) out.weight()),
        sizes(out.shape()));
  }

  private String row(Face.Row row) {
    return call(
        (row.value().axis().isSequence() ? "sequenceLayer" : "layer") + "($S, $S, $L, $L, $L, $L)",
        row.field(),
        row.quote(),
        row.parameters() + "L",
        row.multiplyAdds() + "L",
        names.buffer(row.value()),
        sizes(row.shape()));
  }

  private String parameter(Parameter p) {
    return call(
        "parameter($S, $L.Role.$L, $L, $L.$L, $L, $L, $L)",
        p.name(),
        names.type(Types.PARAMETER),
        p.role(),
        layouts.layout(p),
        names.type(ClassName.get(Init.class)),
        p.init(),
        p.fanIn() + "L",
        p.fanOut() + "L",
        sizes(p.shape()));
  }

  private List<String> arena() {
    List<String> calls = new ArrayList<>();
    for (Buffer buffer : buffers) {
      calls.add(buffer(buffer));
    }
    return calls;
  }

  private String buffer(Buffer buffer) {
    Axis axis = buffer.axis();
    int training = place(plan.training().arena(axis), buffer);
    int inference = place(plan.inference().arena(axis), buffer);
    return axis.isSequence()
        ? call(
            "sequenceBuffer($S, $L, $L, $L, $L)",
            buffer.name(),
            number(axis),
            buffer.size(),
            training,
            inference)
        : call("buffer($S, $L, $L, $L)", buffer.name(), buffer.size(), training, inference);
  }

  private static String call(String format, Object... arguments) {
    return Text.statement("spec." + format, arguments);
  }

  private static int place(Arena arena, Buffer buffer) {
    return arena.offsets().getOrDefault(buffer, -1);
  }

  private static String sizes(Shape shape) {
    return shape.joined(", ");
  }
}
