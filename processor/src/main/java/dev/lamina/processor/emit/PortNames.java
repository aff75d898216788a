package dev.lamina.processor.emit;

import com.palantir.javapoet.NameAllocator;
import dev.lamina.dsl.Loss;
import dev.lamina.processor.plan.Face;
import dev.lamina.processor.shape.Axis;

/**
 * Names of the parameters in methods that have one for each port. Inputs are called as their fields
 * are; the others give way to them.
 */
final class PortNames {
  private final NameAllocator allocator = new NameAllocator();

  /** Names that differ from {@code session}, the field that those methods use. */
  PortNames(Face face, String session) {
    allocator.newName(session, session);
    for (Face.In in : face.inputs()) {
      allocator.newName(in.name(), "input " + in.name());
    }
    for (Axis axis : face.sequences()) {
      allocator.newName(Names.camel(axis.name()) + "Lengths", "lengths " + axis.name());
    }
    allocator.newName("batch", "batch");
    for (Face.Out out : face.outputs()) {
      allocator.newName(out.name() + "Values", "values " + out.name());
      String kind = takesLabels(out) ? "Labels" : "Targets";
      allocator.newName(out.name() + kind, "wanted " + out.name());
    }
  }

  /** Whether the loss of this output compares with class numbers. */
  static boolean takesLabels(Face.Out out) {
    return out.loss() == Loss.SOFTMAX_CROSS_ENTROPY || out.loss() == Loss.CTC;
  }

  /** Values of an input. */
  String input(Face.In in) {
    return allocator.get("input " + in.name());
  }

  /** What an output answers. */
  String values(Face.Out out) {
    return allocator.get("values " + out.name());
  }

  /** What an output is compared with. */
  String wanted(Face.Out out) {
    return allocator.get("wanted " + out.name());
  }

  /** Steps of each sample along a sequence. */
  String lengths(Axis axis) {
    return allocator.get("lengths " + axis.name());
  }

  /** The number of samples. */
  String batch() {
    return allocator.get("batch");
  }
}
