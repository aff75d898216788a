package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.lamina.processor.plan.Face;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The types that text names, where JavaPoet does not see them. */
final class Imports {
  private static final String IMPORT = "import ";

  private final Set<String> taken = new HashSet<>();
  private final Set<String> imported = new TreeSet<>();

  /** None so far; what a model is called, or one of its fields, is no type's short name. */
  Imports(Face face) {
    taken.add(face.simpleName());
    taken.add(face.modelName());
    for (Face.Row row : face.rows()) {
      taken.add(row.field());
    }
  }

  /** The type's short name if it can have it, else its whole one. */
  String name(ClassName type) {
    if (taken.contains(type.simpleName())) {
      return type.canonicalName();
    }
    imported.add(type.canonicalName());
    return type.simpleName();
  }

  /** Adds them to those of a file, in order. */
  String into(String file) {
    int from = file.indexOf(IMPORT);
    int end = from;
    Set<String> all = new TreeSet<>(imported);
    while (file.startsWith(IMPORT, end)) {
      int next = file.indexOf(";\n", end);
      all.add(file.substring(end + IMPORT.length(), next));
      end = next + 2;
    }
    StringBuilder text = new StringBuilder(file.length() + 4096).append(file, 0, from);
    for (String type : all) {
      text.append(IMPORT).append(type).append(";\n");
    }
    return text.append(file, end, file.length()).toString();
  }
}
