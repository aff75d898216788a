package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.dsl.Loss;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.shape.Axis;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Prints the methods that run a sequence step by step: what it starts from, {@code start} or {@code
 * encode}, and {@code step}.
 */
final class SteppingEmitter {
  private static final TypeName FLOATS = ArrayTypeName.of(float.class);
  private static final TypeName INTS = ArrayTypeName.of(int.class);

  private final Face face;
  private final String session;
  private final PortNames ports;

  SteppingEmitter(Face face, String session, PortNames ports) {
    this.face = face;
    this.session = session;
    this.ports = ports;
  }

  void addTo(TypeSpec.Builder type) {
    face.generates()
        .filter(axis -> inputs(axis, true).size() == 1)
        .ifPresent(
            axis -> {
              type.addMethod(start(axis));
              type.addMethod(step(axis));
              if (answersTokens(axis)) {
                type.addMethod(generate(axis));
              }
            });
  }

  private List<Face.In> inputs(Axis axis, boolean along) {
    return face.inputs().stream().filter(in -> in.axis().equals(axis) == along).toList();
  }

  private MethodSpec start(Axis axis) {
    List<Face.In> given = inputs(axis, false);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(given.isEmpty() ? "start" : "encode")
            .addModifiers(Modifier.PUBLIC)
            .returns(Types.STEP_STATE)
            .addJavadoc("The state that the first {@link #step} starts from.\n");
    for (Face.In in : given) {
      method.addParameter(in.vocabulary() > 0 ? INTS : FLOATS, ports.input(in));
    }
    for (Face.In in : given) {
      int port = face.inputs().indexOf(in);
      String values = ports.input(in);
      if (in.axis().isSequence()) {
        method.addStatement("$L.steps($L, $L)", session, port, values);
      }
      if (in.vocabulary() > 0) {
        method.addStatement("$L.tokens($L, $L)", session, port, values);
      } else {
        method.addStatement("$L.input($L, $L, 1)", session, port, values);
      }
    }
    return method.addStatement("return $L.start($L)", session, sequence(axis)).build();
  }

  private MethodSpec step(Axis axis) {
    Face.In in = inputs(axis, true).getFirst();
    String name = ports.input(in);
    String state = name.equals("state") ? "stepState" : "state";
    Face.Out out = face.outputs().getFirst();
    return MethodSpec.methodBuilder("step")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "What {@code $L} answers to the next step, $L values in the state's own array, which"
                + " the next call fills anew. The state moves on by one step.\n",
            out.name(),
            out.shape())
        .addParameter(Types.STEP_STATE, state)
        .addParameter(in.vocabulary() > 0 ? TypeName.INT : FLOATS, name)
        .returns(FLOATS)
        .addStatement("return $L.step($L, $L, $L)", session, state, face.inputs().indexOf(in), name)
        .build();
  }

  // What is answered at a step can be given to the next.
  private boolean answersTokens(Axis axis) {
    Face.Out out = face.outputs().getFirst();
    return out.loss() == Loss.SOFTMAX_CROSS_ENTROPY
        && out.shape().size() == inputs(axis, true).getFirst().vocabulary();
  }

  private MethodSpec generate(Axis axis) {
    int port = face.inputs().indexOf(inputs(axis, true).getFirst());
    return MethodSpec.methodBuilder("generate")
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            "What the network says after the prompt, one id at least, best first. The state stays"
                + " as it is.\n")
        .addParameter(Types.STEP_STATE, "state")
        .addParameter(Types.DECODING, "decoding")
        .addParameter(INTS, "prompt")
        .varargs()
        .returns(ParameterizedTypeName.get(ClassName.get(List.class), Types.DECODED))
        .addStatement("return $L.generate(state, $L, decoding, prompt)", session, port)
        .build();
  }

  private int sequence(Axis axis) {
    return face.sequences().indexOf(axis);
  }
}
