package dev.lamina.processor.emit;

import com.palantir.javapoet.JavaFile;

/**
 * A generated class as text.
 *
 * @param name with its package
 */
public record ModelSource(String name, String text) {
  /** Its name without the package. */
  public String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** What JavaPoet prints. */
  static ModelSource of(JavaFile file) {
    String simple = file.typeSpec().name();
    String name = file.packageName().isEmpty() ? simple : file.packageName() + "." + simple;
    return new ModelSource(name, file.toString());
  }

  /** Puts text behind the members of the nested class that ends the file; it ends that class. */
  ModelSource ending(Members members, Imports imports) {
    String end = "  }\n}\n";
    if (!text.endsWith(end)) {
      throw new IllegalStateException(name + " does not end with a nested class");
    }
    String file = imports.into(text.substring(0, text.length() - end.length()));
    return new ModelSource(name, file + members + "}\n");
  }
}
