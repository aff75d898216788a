package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
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
  public void write(JavaFile file, Source origin) {
    String model = file.typeSpec().name();
    try {
      writeWhole(file, origin);
    } catch (FilerException thrown) {
      problems.report(
          Problem.error(
              ProblemId.ModelNameTaken,
              origin,
              "the model of @Network %s is called %s, but there is such a class already"
                  .formatted(origin.name(), model),
              "rename %s or %s".formatted(origin.name(), model)));
    } catch (IOException thrown) {
      problems.report(
          Problem.error(
              ProblemId.WriteFailed,
              origin,
              "%s cannot be written: %s".formatted(model, thrown.getMessage()),
              "make the compiler's output folder writable"));
    }
  }

  // JavaFile.writeTo would hand the compiler's writer a few letters at a time.
  private void writeWhole(JavaFile file, Source origin) throws IOException {
    ClassName name = ClassName.get(file.packageName(), file.typeSpec().name());
    String text = file.toString();
    try (Writer writer =
        filer.createSourceFile(name.canonicalName(), origin.element()).openWriter()) {
      writer.write(text);
    }
  }
}
