package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import dev.lamina.processor.plan.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Prints an element-wise loop as a method of its own, for one sample: small enough that HotSpot
 * compiles it soon. In vector mode the last vector may reach into the padding that each buffer has
 * behind it: so every element is computed alike, and the loop holds the only call of a function. A
 * second call, for a rest of few elements, would be one that HotSpot does not inline; each vector
 * that passes it becomes an object.
 */
final class MapEmitter {
  private final boolean vector;

  MapEmitter(boolean vector) {
    this.vector = vector;
  }

  /** The method that does the loop. */
  MethodSpec method(String name, Step.Map map) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                "$L = $L, for one sample of $L.\n",
                map.out().name(),
                map.value().text(),
                map.out().shape())
            .addParameter(float[].class, "arena");
    List<Buffer> operands = operands(map);
    LoopNames names = new LoopNames(operands, map.vectorReads());
    for (Buffer operand : operands) {
      method.addParameter(int.class, names.place(operand));
    }
    if (!map.vectorReads().isEmpty()) {
      method.addParameter(float[].class, "workspace");
    }
    for (ChannelVector vector : map.vectorReads()) {
      method.addParameter(int.class, names.place(vector));
    }
    return method.addCode(vector ? vectorLoop(map, names) : scalarLoop(map, names)).build();
  }

  /** The statement that calls the method for each sample. */
  CodeBlock call(String name, Step.Map map, Names names) {
    CodeBlock.Builder arguments = CodeBlock.builder().add("arena");
    for (Buffer buffer : operands(map)) {
      arguments.add(", at($L) + n * stride", names.buffer(buffer));
    }
    arguments.add(map.vectorReads().isEmpty() ? "" : ", workspace");
    map.vectorReads().forEach(v -> arguments.add(", $L", names.vector(v)));
    return CodeBlock.builder()
        .beginControlFlow("for (int n = from; n < to; n++)")
        .addStatement("$L($L)", name, arguments.build())
        .endControlFlow()
        .build();
  }

  private static List<Buffer> operands(Step.Map map) {
    List<Buffer> operands = new ArrayList<>(map.reads());
    if (!operands.contains(map.out())) {
      operands.add(map.out());
    }
    return operands;
  }

  private static CodeBlock scalarLoop(Step.Map map, LoopNames names) {
    ScalarPrinter printer = new ScalarPrinter(names);
    CodeBlock.Builder code = CodeBlock.builder();
    boolean byChannel = !map.vectorReads().isEmpty();
    if (byChannel) {
      String channels = Digits.grouped(map.out().shape().channels(), '_');
      code.beginControlFlow("for (int pixel = 0; pixel < $L; pixel += $L)", size(map), channels)
          .beginControlFlow("for (int c = 0; c < $L; c++)", channels)
          .addStatement("int i = pixel + c");
    } else {
      code.beginControlFlow("for (int i = 0; i < $L; i++)", size(map));
    }
    for (Buffer read : map.reads()) {
      code.addStatement("float $L = arena[$L + i]", names.element(read), names.place(read));
    }
    for (ChannelVector read : map.vectorReads()) {
      code.addStatement("float $L = workspace[$L + c]", names.element(read), names.place(read));
    }
    code.add(printer.locals(map.value()))
        .addStatement("arena[$L + i] = $L", names.place(map.out()), printer.print(map.value()))
        .endControlFlow();
    return (byChannel ? code.endControlFlow() : code).build();
  }

  private static CodeBlock vectorLoop(Step.Map map, LoopNames names) {
    VectorPrinter printer = new VectorPrinter(names);
    boolean byChannel = !map.vectorReads().isEmpty();
    CodeBlock.Builder code = CodeBlock.builder();
    if (byChannel) {
      code.addStatement("int c = 0");
    }
    code.beginControlFlow("for (int i = 0; i < $L; i += SPECIES.length())", size(map));
    for (Buffer read : map.reads()) {
      code.add(read("arena", names.element(read), names.place(read), "i"));
    }
    for (ChannelVector read : map.vectorReads()) {
      code.add(read("workspace", names.element(read), names.place(read), "c"));
    }
    code.add(printer.locals(map.value()))
        .addStatement(
            "$L.intoArray(arena, $L + i)", printer.print(map.value()), names.place(map.out()));
    if (byChannel) {
      code.addStatement("c = (c + SPECIES.length()) % $L", map.out().shape().channels());
    }
    return code.endControlFlow().build();
  }

  private static CodeBlock read(String array, String element, String place, String index) {
    return CodeBlock.builder()
        .addStatement(
            "$T $L = $T.fromArray(SPECIES, $L, $L + $L)",
            Types.FLOAT_VECTOR,
            element,
            Types.FLOAT_VECTOR,
            array,
            place,
            index)
        .build();
  }

  private static String size(Step.Map map) {
    return Digits.grouped(map.out().size(), '_');
  }
}
