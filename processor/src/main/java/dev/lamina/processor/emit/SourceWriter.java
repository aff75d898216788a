package dev.lamina.processor.emit;

import dev.lamina.processor.source.Problem;
import dev.lamina.processor.source.ProblemId;
import dev.lamina.processor.source.Problems;
import dev.lamina.processor.source.Source;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;

/** Hands source files to the compiler; what goes wrong there is reported on the annotated class. */
public final class SourceWriter {
  private final Filer filer;
  private final Problems problems;

  /** A writer that reports to {@code problems}. */
  public SourceWriter(Filer filer, Problems problems) {
    this.filer = filer;
    this.problems = problems;
  }

  /** Writes the file, which depends on {@code origin} alone. */
  public void write(ModelSource model, Source origin) {
    try {
      writeWhole(model, origin);
    } catch (FilerException thrown) {
      problems.report(
          Problem.error(
              ProblemId.ModelNameTaken,
              origin,
              "the model of @Network %s is called %s, but there is such a class already"
                  .formatted(origin.name(), model.simpleName()),
              "rename %s or %s".formatted(origin.name(), model.simpleName())));
    } catch (IOException thrown) {
      problems.report(
          Problem.error(
              ProblemId.WriteFailed,
              origin,
              "%s cannot be written: %s".formatted(model.simpleName(), thrown.getMessage()),
              "make the compiler's output folder writable"));
    }
  }

  private void writeWhole(ModelSource model, Source origin) throws IOException {
    try (Writer writer = filer.createSourceFile(model.name(), origin.element()).openWriter()) {
      writer.write(model.text());
    }
  }
}
