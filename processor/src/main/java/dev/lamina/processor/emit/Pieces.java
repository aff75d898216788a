package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Splits what would become a method of more than 8,000 bytecodes: HotSpot never compiles those, and
 * javac refuses them from 64 KB on. Networks of up to a hundred layers or so stay in one piece.
 */
final class Pieces {
  /** What makes 60 bytecodes at most, so many times, is well below the limit. */
  private static final int MOST = 100;

  private final TypeSpec.Builder type;
  private final Names names;

  /** Adds methods to this class. */
  Pieces(TypeSpec.Builder type, Names names) {
    this.type = type;
    this.names = names;
  }

  /** The list in pieces; at least one, perhaps empty. */
  static <T> List<List<T>> of(List<T> all) {
    List<List<T>> pieces = new ArrayList<>();
    int from = 0;
    do {
      int to = Math.min(from + MOST, all.size());
      pieces.add(all.subList(from, to));
      from = to;
    } while (from < all.size());
    return pieces;
  }

  /** Adds a method with these statements; where they are many it calls methods that hold them. */
  void addMethod(MethodSpec method, List<CodeBlock> statements) {
    List<List<CodeBlock>> pieces = of(statements);
    MethodSpec.Builder whole = method.toBuilder();
    if (pieces.size() == 1) {
      for (CodeBlock statement : statements) {
        whole.addCode(statement);
      }
      type.addMethod(whole.build());
      return;
    }
    List<MethodSpec> parts = new ArrayList<>();
    for (List<CodeBlock> piece : pieces) {
      MethodSpec part = part(method, parts.size() + 1, piece);
      parts.add(part);
      whole.addStatement("$L($L)", part.name(), arguments(method));
    }
    type.addMethod(whole.build());
    parts.forEach(type::addMethod);
  }

  private MethodSpec part(MethodSpec method, int number, List<CodeBlock> statements) {
    MethodSpec.Builder part =
        MethodSpec.methodBuilder(names.member(method.name() + "Part" + number))
            .addModifiers(Modifier.PRIVATE)
            .addParameters(method.parameters());
    if (method.modifiers().contains(Modifier.STATIC)) {
      part.addModifiers(Modifier.STATIC);
    }
    statements.forEach(part::addCode);
    return part.build();
  }

  private static String arguments(MethodSpec method) {
    return method.parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
  }
}
