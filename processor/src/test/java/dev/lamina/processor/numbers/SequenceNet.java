package dev.lamina.processor.numbers;

import java.util.List;

/** A network of sequences: its annotated source, and what it computes by definition. */
record SequenceNet(String name, String blocks, String body, Definition definition) {

  /** For one sample the values behind each output, before softmax: one for each step, or one. */
  interface Definition {
    List<List<Tensor>> outputs(SequenceReference r);
  }

  static SequenceNet of(String name, String body, Definition definition) {
    return new SequenceNet(name, "", body, definition);
  }

  SourceFile source() {
    return new SourceFile(
        "nets/" + name + ".java",
        """
        package nets;

        import static dev.lamina.dsl.Cell.*;
        import static dev.lamina.dsl.Loss.*;
        import static dev.lamina.dsl.Padding.SAME;
        import static dev.lamina.dsl.Returns.*;

        import dev.lamina.dsl.*;
        import java.lang.annotation.ElementType;
        import java.lang.annotation.Target;

        %s
        @Network
        abstract class %s {
        %s}
        """
            .formatted(blocks, name, body));
  }
}
