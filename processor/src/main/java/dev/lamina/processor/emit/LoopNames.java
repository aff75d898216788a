package dev.lamina.processor.emit;

import com.palantir.javapoet.NameAllocator;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.ChannelVector;
import java.util.List;

/** Names of the parameters and local variables in the method of one element-wise loop. */
final class LoopNames {
  /** What such a method mentions besides buffers. */
  private static final List<String> USED =
      List.of(
          "arena",
          "workspace",
          "c",
          "pixel",
          "i",
          "SPECIES",
          "Math",
          Types.SCALAR_MATH.simpleName(),
          Types.VECTOR_MATH.simpleName(),
          Types.FLOAT_VECTOR.simpleName(),
          Types.VECTOR_OPERATORS.simpleName());

  private final NameAllocator allocator = new NameAllocator();

  /** Names for these buffers and vectors, each called after its value. */
  LoopNames(List<Buffer> buffers, List<ChannelVector> vectors) {
    for (String used : USED) {
      allocator.newName(used, used);
    }
    buffers.forEach(b -> add(b, b.name()));
    vectors.forEach(v -> add(v, v.name()));
  }

  private void add(Object operand, String name) {
    allocator.newName(Names.camel(name), operand);
    allocator.newName(Names.camel(name) + "At", List.of(operand));
  }

  /** The element, or the vector of elements, that was read. */
  String element(Object operand) {
    return allocator.get(operand);
  }

  /** Where the sample's values, or the vector, start. */
  String place(Object operand) {
    return allocator.get(List.of(operand));
  }

  /** A further variable: {@code t0}, {@code t1} and so on. */
  String temporary(int number) {
    return allocator.newName("t" + number, number);
  }
}
