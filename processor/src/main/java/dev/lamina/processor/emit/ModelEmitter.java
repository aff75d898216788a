package dev.lamina.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.shape.Axis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the methods of {@code Model}, and beside them those with a parameter for each port. */
final class ModelEmitter {
  private static final TypeName FLOATS = ArrayTypeName.of(float.class);
  private static final TypeName INTS = ArrayTypeName.of(int.class);

  private final Face face;
  private final ClassName model;
  private final String session;
  private final TypeSpec.Builder type;
  private final NameAllocator predictions = new NameAllocator();
  private final PortNames ports;

  ModelEmitter(Face face, String session, TypeSpec.Builder type) {
    this.face = face;
    this.model = ClassName.get(face.packageName(), face.modelName());
    this.session = session;
    this.type = type;
    this.ports = new PortNames(face, session);
  }

  void emit(String program, boolean vector) {
    type.addMethod(constructor());
    type.addMethod(create(program, vector));
    type.addMethod(load(program, vector));
    for (Face.Out out : face.outputs()) {
      type.addMethod(predictOne(out));
    }
    type.addMethod(predictMany());
    type.addMethod(lossAndGradients());
    new SteppingEmitter(face, session, ports).addTo(type);
    delegate(ClassName.get(String.class), "name");
    delegate(ParameterizedTypeName.get(ClassName.get(List.class), Types.INPUT_PORT), "inputs");
    delegate(ParameterizedTypeName.get(ClassName.get(List.class), Types.OUTPUT_PORT), "outputs");
    delegate(Types.PARAMETERS, "parameters");
    delegate(TypeName.FLOAT, "lossAndGradients", Types.BATCH, "batch");
    delegate(TypeName.FLOAT, "accumulateGradients", Types.BATCH, "batch");
    delegate(TypeName.FLOAT, "loss", Types.BATCH, "batch");
    delegate(TypeName.VOID, "predict", Types.BATCH, "batch");
    delegate(TypeName.VOID, "update", Types.OPTIMIZER, "optimizer");
    delegate(TypeName.VOID, "threads", TypeName.INT, "threads");
    delegate(TypeName.VOID, "keepOutputs", TypeName.BOOLEAN, "keep");
    if (!face.states().isEmpty()) {
      delegate(TypeName.VOID, "carryState", TypeName.BOOLEAN, "carry");
      delegate(TypeName.VOID, "resetState");
    }
    delegate(Types.GRADIENT_CHECK, "checkGradients", Types.BATCH, "batch");
    delegate(TypeName.LONG, "randomState");
    delegate(TypeName.VOID, "randomState", TypeName.LONG, "state");
    delegate(Types.MEMORY_NEED, "memory", TypeName.INT, "samples", TypeName.INT, "steps");
    delegate(ClassName.get(String.class), "summary");
    file("save");
    file("restore");
  }

  private MethodSpec constructor() {
    MethodSpec.Builder method =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameter(Types.SESSION, session)
            .addStatement("this.$L = $L", session, session);
    for (Face.Row row : face.rows()) {
      method.addStatement("this.$L = $L.layer($S)", row.field(), session, row.field());
    }
    return method.build();
  }

  private MethodSpec create(String program, boolean vector) {
    return MethodSpec.methodBuilder("create")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("A model with initial weights; the same seed gives the same bits.\n")
        .addParameter(long.class, "seed")
        .returns(model)
        .addCode(kernels(program, vector))
        .addStatement("return new $T(new $T(new $L(kernels), seed))", model, Types.SESSION, program)
        .build();
  }

  private MethodSpec load(String program, boolean vector) {
    return MethodSpec.methodBuilder("load")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("A model with the weights of a file that {@link #save} wrote.\n")
        .addParameter(Path.class, "file")
        .addException(IOException.class)
        .returns(model)
        .addCode(kernels(program, vector))
        .addStatement(
            "$T model = new $T(new $T(new $L(kernels)))", model, model, Types.SESSION, program)
        .addStatement("model.restore(file)")
        .addStatement("return model")
        .build();
  }

  private static CodeBlock kernels(String program, boolean vector) {
    return CodeBlock.builder()
        .add("// Before $L is touched: says which flag is missing.\n", program)
        .addStatement(
            "$T kernels = $T.$L()", Types.KERNEL_SET, Types.KERNELS, vector ? "vector" : "scalar")
        .build();
  }

  private MethodSpec predictOne(Face.Out out) {
    String name = face.outputs().size() == 1 ? "predict" : "predict" + Names.capital(out.name());
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(predictions.newName(name, out))
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "What {@code $L} answers to one sample: $L values$L.\n",
                out.name(),
                out.shape(),
                out.axis().isSequence() ? " a step" : "")
            .returns(FLOATS);
    addInputs(method);
    face.sequences().forEach(axis -> bindSteps(method, axis, ""));
    bindInputs(method, "1");
    for (int i = 0; i < face.outputs().size(); i++) {
      Face.Out each = face.outputs().get(i);
      String array = ports.values(each);
      method.addStatement("float[] $L = new float[$L]", array, floats(each));
      method.addStatement("$L.prediction($L, $L, 1)", session, i, array);
    }
    return method
        .addStatement("$L.predict(1)", session)
        .addStatement("return $L", ports.values(out))
        .build();
  }

  private MethodSpec predictMany() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("predict")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Answers to {@code $L} samples that stand side by side; allocates nothing.\n",
                ports.batch());
    addInputs(method);
    addLengths(method);
    for (Face.Out out : face.outputs()) {
      method.addParameter(FLOATS, ports.values(out));
    }
    method.addParameter(int.class, ports.batch());
    bindSteps(method);
    bindInputs(method, ports.batch());
    for (int i = 0; i < face.outputs().size(); i++) {
      String array = ports.values(face.outputs().get(i));
      method.addStatement("$L.prediction($L, $L, $L)", session, i, array, ports.batch());
    }
    return method.addStatement("$L.predict($L)", session, ports.batch()).build();
  }

  private MethodSpec lossAndGradients() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("lossAndGradients")
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                "Loss and gradients of {@code $L} samples that stand side by side; replaces the"
                    + " gradients.\n",
                ports.batch())
            .returns(float.class);
    addInputs(method);
    addLengths(method);
    for (Face.Out out : face.outputs()) {
      method.addParameter(PortNames.takesLabels(out) ? INTS : FLOATS, ports.wanted(out));
    }
    method.addParameter(int.class, ports.batch());
    bindSteps(method);
    bindInputs(method, ports.batch());
    for (int i = 0; i < face.outputs().size(); i++) {
      Face.Out out = face.outputs().get(i);
      String binding = PortNames.takesLabels(out) ? "labels" : "targets";
      method.addStatement(
          "$L.$L($L, $L, $L)", session, binding, i, ports.wanted(out), ports.batch());
    }
    return method.addStatement("return $L.lossAndGradients($L)", session, ports.batch()).build();
  }

  private void addInputs(MethodSpec.Builder method) {
    for (Face.In in : face.inputs()) {
      method.addParameter(in.vocabulary() > 0 ? INTS : FLOATS, ports.input(in));
    }
  }

  private void addLengths(MethodSpec.Builder method) {
    face.sequences().forEach(axis -> method.addParameter(INTS, ports.lengths(axis)));
  }

  private void bindSteps(MethodSpec.Builder method) {
    for (Axis axis : face.sequences()) {
      bindSteps(method, axis, ", " + ports.lengths(axis) + ", " + ports.batch());
    }
  }

  // The array of the sequence's input says how many steps a sample has room for.
  private void bindSteps(MethodSpec.Builder method, Axis axis, String lengths) {
    Face.In in =
        face.inputs().stream().filter(i -> i.axis().equals(axis)).findFirst().orElseThrow();
    int port = face.inputs().indexOf(in);
    method.addStatement("$L.steps($L, $L$L)", session, port, ports.input(in), lengths);
  }

  private CodeBlock floats(Face.Out out) {
    return out.axis().isSequence()
        ? CodeBlock.of(
            "$L * $L.steps($L)", out.shape().size(), session, face.sequences().indexOf(out.axis()))
        : CodeBlock.of("$L", out.shape().size());
  }

  private void bindInputs(MethodSpec.Builder method, String batch) {
    for (int i = 0; i < face.inputs().size(); i++) {
      Face.In in = face.inputs().get(i);
      String values = ports.input(in);
      if (in.vocabulary() > 0) {
        method.addStatement("$L.tokens($L, $L)", session, i, values);
      } else {
        method.addStatement("$L.input($L, $L, $L)", session, i, values, batch);
      }
    }
  }

  private void delegate(TypeName returns, String name, Object... typeAndName) {
    MethodSpec.Builder method = override(returns, name);
    for (int i = 0; i < typeAndName.length; i += 2) {
      method.addParameter((TypeName) typeAndName[i], (String) typeAndName[i + 1]);
    }
    type.addMethod(method.addCode(call(returns, name, method)).build());
  }

  private void file(String name) {
    MethodSpec.Builder method =
        override(TypeName.VOID, name)
            .addParameter(Path.class, "file")
            .addException(IOException.class);
    type.addMethod(method.addCode(call(TypeName.VOID, name, method)).build());
  }

  private CodeBlock call(TypeName returns, String name, MethodSpec.Builder method) {
    String arguments =
        method.build().parameters().stream().map(p -> p.name()).collect(Collectors.joining(", "));
    String prefix = returns.equals(TypeName.VOID) ? "" : "return ";
    return CodeBlock.builder()
        .addStatement("$L$L.$L($L)", prefix, session, name, arguments)
        .build();
  }

  private static MethodSpec.Builder override(TypeName returns, String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }
}
