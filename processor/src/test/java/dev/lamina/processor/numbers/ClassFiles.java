package dev.lamina.processor.numbers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks into compiled classes. */
final class ClassFiles {
  private final List<ClassModel> classes;

  private ClassFiles(List<ClassModel> classes) {
    this.classes = classes;
  }

  /** All classes below a folder. */
  static ClassFiles in(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ClassFiles(
          files.filter(f -> f.toString().endsWith(".class")).map(ClassFiles::parse).toList());
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException thrown) {
      throw new UncheckedIOException(thrown);
    }
  }

  int size() {
    return classes.size();
  }

  /** Methods of at least so many bytecodes. */
  Map<String, Integer> methodsOf(int bytes) {
    Map<String, Integer> found = new TreeMap<>();
    for (ClassModel type : classes) {
      for (var method : type.methods()) {
        method
            .code()
            .map(code -> ((CodeAttribute) code).codeLength())
            .filter(length -> length >= bytes)
            .ifPresent(
                length ->
                    found.put(
                        type.thisClass().asInternalName() + "." + method.methodName(), length));
      }
    }
    return found;
  }

  /** Constants that mention a text: names of classes, types of fields and methods. */
  List<String> mentions(String text) {
    return classes.stream()
        .flatMap(type -> StreamSupport.stream(type.constantPool().spliterator(), false))
        .filter(Utf8Entry.class::isInstance)
        .map(entry -> ((Utf8Entry) entry).stringValue())
        .filter(constant -> constant.contains(text))
        .distinct()
        .toList();
  }
}
