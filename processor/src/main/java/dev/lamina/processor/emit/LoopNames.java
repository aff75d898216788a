package dev.lamina.processor.emit;

import com.palantir.javapoet.NameAllocator;
import dev.lamina.processor.plan.Buffer;
import java.util.List;

/** Names of the parameters and local variables in the method of one element-wise loop. */
final class LoopNames {
  /** What such a method mentions besides buffers. */
  private static final List<String> USED =
      List.of(
          "arena",
          "i",
          "SPECIES",
          "Math",
          Types.SCALAR_MATH.simpleName(),
          Types.VECTOR_MATH.simpleName(),
          Types.FLOAT_VECTOR.simpleName(),
          Types.VECTOR_OPERATORS.simpleName());

  private final NameAllocator allocator = new NameAllocator();

  /** Names for these buffers, each called after its value. */
  LoopNames(List<Buffer> buffers) {
    for (String used : USED) {
      allocator.newName(used, used);
    }
    for (Buffer buffer : buffers) {
      allocator.newName(Names.camel(buffer.name()), buffer);
      allocator.newName(Names.camel(buffer.name()) + "At", List.of(buffer));
    }
  }

  /** The element, or the vector of elements, that was read. */
  String element(Buffer buffer) {
    return allocator.get(buffer);
  }

  /** Where the sample's values start. */
  String place(Buffer buffer) {
    return allocator.get(List.of(buffer));
  }

  /** A further variable: {@code t0}, {@code t1} and so on. */
  String temporary(int number) {
    return allocator.newName("t" + number, number);
  }
}
