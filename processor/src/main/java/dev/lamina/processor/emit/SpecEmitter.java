package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.dsl.Init;
import dev.lamina.dsl.Loss;
import dev.lamina.processor.plan.Arena;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.Weights;
import dev.lamina.processor.shape.Parameter;
import dev.lamina.processor.shape.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints the description of the network: ports, layers, tensors, and the one table of the arena.
 */
final class SpecEmitter {
  private final Plan plan;
  private final Names names;
  private final List<Buffer> buffers;

  SpecEmitter(Plan plan, Names names, List<Buffer> buffers) {
    this.plan = plan;
    this.names = names;
    this.buffers = buffers;
  }

  void addTo(TypeSpec.Builder type) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$T.of($S)", Types.SPEC, plan.face().simpleName());
    plan.face()
        .inputs()
        .forEach(in -> code.add("\n    .input($S, $L)", in.name(), sizes(in.shape())));
    plan.face().outputs().forEach(out -> addOutput(out, code));
    plan.face().rows().forEach(row -> addRow(row, code));
    Map<String, CodeBlock> layouts = layouts();
    plan.face().parameters().forEach(p -> addParameter(p, layouts.get(p.name()), code));
    code.add("\n    // floats a sample, place in training, place in inference");
    buffers.forEach(buffer -> addBuffer(buffer, code));
    FieldSpec field = ConstantsEmitter.constant(Types.SPEC, names.member("SPEC"), code.build());
    type.addField(field);
  }

  private static void addOutput(Face.Out out, CodeBlock.Builder code) {
    code.add(
        "\n    .output($S, $T.$L, $L, $L)",
        out.name(),
        Loss.class,
        out.loss(),
        ExpressionPrinter.literal((float) out.weight()),
        sizes(out.shape()));
  }

  private void addRow(Face.Row row, CodeBlock.Builder code) {
    code.add(
        "\n    .layer($S, $S, $L, $L, $L, $L)",
        row.field(),
        row.quote(),
        row.parameters() + "L",
        row.multiplyAdds() + "L",
        names.buffer(row.value()),
        sizes(row.shape()));
  }

  private static void addParameter(Parameter p, CodeBlock layout, CodeBlock.Builder code) {
    code.add(
        "\n    .parameter($S, $T.Role.$L, $L, $T.$L, $L, $L, $L)",
        p.name(),
        Types.PARAMETER,
        p.role(),
        layout,
        Init.class,
        p.init(),
        p.fanIn() + "L",
        p.fanOut() + "L",
        sizes(p.shape()));
  }

  private Map<String, CodeBlock> layouts() {
    Map<String, CodeBlock> layouts = new HashMap<>();
    for (Step step : plan.inference().steps()) {
      if (step instanceof Step.Convolve convolve) {
        Weights weights = convolve.weights();
        String convolution = names.convolution(weights);
        layouts.put(weights.weight(), CodeBlock.of("$L.weightLayout()", convolution));
        weights.bias().ifPresent(b -> layouts.put(b, CodeBlock.of("$L.biasLayout()", convolution)));
      }
    }
    return layouts;
  }

  private void addBuffer(Buffer buffer, CodeBlock.Builder code) {
    code.add(
        "\n    .buffer($S, $L, $L, $L)",
        buffer.name(),
        buffer.size(),
        place(plan.training().arena(), buffer),
        place(plan.inference().arena(), buffer));
  }

  private static int place(Arena arena, Buffer buffer) {
    return arena.offsets().getOrDefault(buffer, -1);
  }

  private static String sizes(Shape shape) {
    return shape.dims().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
