package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Apply;
import dev.lamina.processor.plan.Expression.Function;
import dev.lamina.processor.plan.Plan;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Prints an element-wise loop as a method of its own: small enough that HotSpot compiles it soon,
 * and one for all layers that compute the same, since a loop of vectors is slow until it is
 * compiled.
 *
 * <p>In vector mode the last vector may reach into the padding that each buffer has behind it: so
 * every element is computed alike, and the loop holds the only call of a function. A second call,
 * for a rest of few elements, would be one that HotSpot does not inline; each vector that passes it
 * becomes an object.
 */
final class MapEmitter {
  /**
   * Functions that interpreted vectors are slowest at, and that have plain ones with their bits.
   */
  private static final Set<Function> PLAIN =
      EnumSet.of(Function.EXP, Function.TANH, Function.SIGMOID);

  private static final Set<Function> VECTOR_ALONE = EnumSet.of(Function.SOFTPLUS, Function.ERF);

  /** What such a function costs, about. */
  private static final int OPERATIONS = 16;

  private final boolean vector;

  /** What predictions compute: it may be the first that a JVM does. */
  private final Set<Expression> predicted = new HashSet<>();

  MapEmitter(Plan plan, boolean vector) {
    this.vector = vector;
    for (Step step : plan.inference().singleSteps()) {
      if (step instanceof ValueStep.Map map) {
        predicted.add(map.value().loop());
      }
    }
  }

  /** Adds the method that does the loop, in vector mode with a plain one for a JVM's first work. */
  void addTo(TypeSpec.Builder type, String name, Expression loop, Names names) {
    boolean first = vector && predicted.contains(loop);
    if (first && uses(loop, PLAIN) && !uses(loop, VECTOR_ALONE)) {
      String plain = names.member(name + "Plainly");
      type.addMethod(startingWith(plain, name, loop));
      type.addMethod(method(plain, loop, scalarLoop(loop, Types.PLAIN_MATH)));
    } else {
      CodeBlock body = vector ? vectorLoop(loop) : scalarLoop(loop, Types.SCALAR_MATH);
      type.addMethod(method(name, loop, body));
    }
  }

  private static boolean uses(Expression expression, Set<Function> functions) {
    return expression instanceof Apply apply
        && (functions.contains(apply.function())
            || apply.arguments().stream().anyMatch(a -> uses(a, functions)));
  }

  private static MethodSpec method(String name, Expression loop, CodeBlock body) {
    return declaration(name, loop).addCode(rows(body)).build();
  }

  private static MethodSpec startingWith(String plain, String name, Expression loop) {
    MethodSpec.Builder method = declaration(name, loop);
    String arguments =
        method.build().parameters().stream().map(p -> p.name()).collect(Collectors.joining(", "));
    return method
        .beginControlFlow("if ($T.takes($LL * size * (to - from)))", Types.FIRST_WORK, OPERATIONS)
        .addStatement("$L($L)", plain, arguments)
        .addStatement("return")
        .endControlFlow()
        .addCode(rows(vectorLoop(loop)))
        .build();
  }

  private static MethodSpec.Builder declaration(String name, Expression loop) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc("out = $L, for the floats of each sample.\n", loop.text())
            .addParameter(float[].class, "arena")
            .addParameter(int.class, "size");
    for (Buffer read : loop.reads()) {
      method.addParameter(int.class, place(read.name()));
    }
    method.addParameter(int.class, "outAt");
    if (isByChannel(loop)) {
      method.addParameter(float[].class, "vectors").addParameter(int.class, "channels");
    }
    for (ChannelVector read : loop.vectorReads()) {
      method.addParameter(int.class, place(read.name()));
    }
    return method
        .addParameter(int.class, "stride")
        .addParameter(int.class, "from")
        .addParameter(int.class, "to");
  }

  private static boolean isByChannel(Expression loop) {
    return !loop.vectorReads().isEmpty();
  }

  private static CodeBlock rows(CodeBlock body) {
    return CodeBlock.builder()
        .beginControlFlow("for (int row = from * stride; row < to * stride; row += stride)")
        .add(body)
        .endControlFlow()
        .build();
  }

  /** The statement that calls the method. */
  String call(String name, ValueStep.Map map, Rows rows, Names names) {
    StringBuilder arguments = new StringBuilder();
    arguments.append(rows.floats()).append(", ").append(Digits.grouped(map.out().size(), '_'));
    for (Buffer read : map.reads()) {
      arguments.append(", ").append(rows.place(read, names));
    }
    arguments.append(", ").append(rows.place(map.out(), names));
    if (!map.vectorReads().isEmpty()) {
      arguments.append(", ").append(array(map.vectorReads().getFirst()));
      arguments.append(", ").append(map.out().shape().channels());
    }
    for (ChannelVector read : map.vectorReads()) {
      arguments.append(", ").append(names.vector(read));
    }
    return Text.statement("$L($L, $L)", name, arguments, rows.arguments());
  }

  /** The array that a channel vector stands in. */
  static String array(ChannelVector vector) {
    return switch (vector.memory()) {
      case WORKSPACE -> "workspace";
      case PREPARED -> "prepared";
    };
  }

  private static CodeBlock scalarLoop(Expression loop, ClassName math) {
    boolean byChannel = isByChannel(loop);
    ScalarPrinter printer = new ScalarPrinter(math);
    CodeBlock.Builder code = CodeBlock.builder();
    if (byChannel) {
      code.beginControlFlow("for (int pixel = row; pixel < row + size; pixel += channels)")
          .beginControlFlow("for (int c = 0; c < channels; c++)")
          .addStatement("int i = pixel + c");
    } else {
      code.beginControlFlow("for (int i = row; i < row + size; i++)");
    }
    for (Buffer read : loop.reads()) {
      code.addStatement("float $L = arena[$L + i]", read.name(), place(read.name()));
    }
    for (ChannelVector read : loop.vectorReads()) {
      code.addStatement("float $L = vectors[$L + c]", read.name(), place(read.name()));
    }
    code.add(printer.locals(loop))
        .addStatement("arena[outAt + i] = $L", printer.print(loop))
        .endControlFlow();
    return (byChannel ? code.endControlFlow() : code).build();
  }

  private static CodeBlock vectorLoop(Expression loop) {
    boolean byChannel = isByChannel(loop);
    VectorPrinter printer = new VectorPrinter();
    CodeBlock.Builder code = CodeBlock.builder();
    if (byChannel) {
      code.addStatement("int step = SPECIES.length() % channels").addStatement("int c = 0");
    }
    code.beginControlFlow("for (int i = row; i < row + size; i += SPECIES.length())");
    for (Buffer read : loop.reads()) {
      code.add(read(read.name(), "arena", "i"));
    }
    for (ChannelVector read : loop.vectorReads()) {
      code.add(read(read.name(), "vectors", "c"));
    }
    code.add(printer.locals(loop))
        .addStatement("$L.intoArray(arena, outAt + i)", printer.print(loop));
    if (byChannel) {
      code.addStatement("c += c + step < channels ? step : step - channels");
    }
    return code.endControlFlow().build();
  }

  private static CodeBlock read(String element, String array, String index) {
    return CodeBlock.builder()
        .addStatement(
            "$T $L = $T.fromArray(SPECIES, $L, $L + $L)",
            Types.FLOAT_VECTOR,
            element,
            Types.FLOAT_VECTOR,
            array,
            place(element),
            index)
        .build();
  }

  private static String place(String operand) {
    return operand + "At";
  }
}
