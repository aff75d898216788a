package dev.lamina.processor.read;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.nio.file.FileSystemNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * The fields of a class as they stand in its source, also where the compiler has its class file
 * only. javac keeps their order then, and all compilers write it; ECJ sorts what it reads by name,
 * so the class file itself is asked.
 */
final class ClassFields {
  private final Elements elements;
  private final Filer filer;

  /** Fields of the classes that this environment has. */
  ClassFields(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.filer = environment.getFiler();
  }

  /** The fields in order; empty if the compiler sorted them and the class file is out of reach. */
  Optional<List<VariableElement>> of(TypeElement type) {
    List<VariableElement> fields =
        new ArrayList<>(ElementFilter.fieldsIn(type.getEnclosedElements()));
    try {
      Optional<FileObject> file = classFile(type);
      if (file.isPresent()) {
        List<String> names = namesIn(file.get());
        fields.sort(Comparator.comparingInt(f -> names.indexOf(f.getSimpleName().toString())));
        fields.forEach(this::resolveAttributes);
      }
      return Optional.of(fields);
    } catch (IOException thrown) {
      return Optional.empty();
    }
  }

  /** Whether the class is being compiled, so that an error can stand in its source. */
  boolean isSource(TypeElement type) {
    try {
      return classFile(type).isEmpty();
    } catch (IOException thrown) {
      return false;
    }
  }

  // Empty for a class that is being compiled.
  private Optional<FileObject> classFile(TypeElement type) throws IOException {
    try {
      JavaFileObject file = elements.getFileObjectOf(type);
      boolean compiled = file != null && file.getKind() == JavaFileObject.Kind.CLASS;
      return compiled ? Optional.of(file) : Optional.empty();
    } catch (FileSystemNotFoundException thrown) {
      // ECJ 3.44 does not open the jar that it has read the class from.
      return Optional.of(onClassPath(type));
    } catch (UnsupportedOperationException thrown) {
      // The Eclipse IDE does not name the files that it compiles.
      return Optional.empty();
    }
  }

  private FileObject onClassPath(TypeElement type) throws IOException {
    String inPackage = elements.getPackageOf(type).getQualifiedName().toString();
    String name = elements.getBinaryName(type).toString();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    return filer.getResource(StandardLocation.CLASS_PATH, inPackage, file);
  }

  private static List<String> namesIn(FileObject file) throws IOException {
    try (InputStream bytes = file.openInputStream()) {
      return ClassFile.of().parse(bytes.readAllBytes()).fields().stream()
          .map(f -> f.fieldName().stringValue())
          .toList();
    }
  }

  // Before it is asked for all members, ECJ 3.44 takes a default of an enum type for an error.
  private void resolveAttributes(VariableElement field) {
    field
        .getAnnotationMirrors()
        .forEach(m -> elements.getAllMembers((TypeElement) m.getAnnotationType().asElement()));
  }
}
