package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lamina.processor.plan.Buffer;
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
    LoopNames names = new LoopNames(operands);
    for (Buffer operand : operands) {
      method.addParameter(int.class, names.place(operand));
    }
    return method.addCode(vector ? vectorLoop(map, names) : scalarLoop(map, names)).build();
  }

  /** The statement that calls the method for each sample. */
  CodeBlock call(String name, Step.Map map, Names names) {
    CodeBlock.Builder arguments = CodeBlock.builder().add("arena");
    for (Buffer buffer : operands(map)) {
      arguments.add(", at($L) + n * stride", names.buffer(buffer));
    }
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
    CodeBlock.Builder code =
        CodeBlock.builder().beginControlFlow("for (int i = 0; i < $L; i++)", size(map));
    for (Buffer read : map.reads()) {
      code.addStatement("float $L = arena[$L + i]", names.element(read), names.place(read));
    }
    return code.add(printer.locals(map.value()))
        .addStatement("arena[$L + i] = $L", names.place(map.out()), printer.print(map.value()))
        .endControlFlow()
        .build();
  }

  private static CodeBlock vectorLoop(Step.Map map, LoopNames names) {
    VectorPrinter printer = new VectorPrinter(names);
    CodeBlock.Builder code =
        CodeBlock.builder()
            .beginControlFlow("for (int i = 0; i < $L; i += SPECIES.length())", size(map));
    for (Buffer read : map.reads()) {
      code.addStatement(
          "$T $L = $T.fromArray(SPECIES, arena, $L + i)",
          Types.FLOAT_VECTOR,
          names.element(read),
          Types.FLOAT_VECTOR,
          names.place(read));
    }
    return code.add(printer.locals(map.value()))
        .addStatement(
            "$L.intoArray(arena, $L + i)", printer.print(map.value()), names.place(map.out()))
        .endControlFlow()
        .build();
  }

  private static String size(Step.Map map) {
    return Digits.grouped(map.out().size(), '_');
  }
}
