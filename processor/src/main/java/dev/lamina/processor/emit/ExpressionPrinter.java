package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Apply;
import dev.lamina.processor.plan.Expression.Channel;
import dev.lamina.processor.plan.Expression.Constant;
import dev.lamina.processor.plan.Expression.Read;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Prints an expression as Java, on vectors or on floats. What occurs more than once becomes a local
 * variable first.
 */
abstract class ExpressionPrinter {
  private final Map<Expression, String> locals = new LinkedHashMap<>();
  private final Map<Expression, Integer> occurrences = new LinkedHashMap<>();

  /** Statements that declare the locals that {@link #print} refers to. */
  CodeBlock locals(Expression expression) {
    count(expression);
    CodeBlock.Builder code = CodeBlock.builder();
    declare(expression, code);
    return code.build();
  }

  /** The expression as Java. */
  CodeBlock print(Expression expression) {
    String local = locals.get(expression);
    return local != null ? CodeBlock.of("$L", local) : printWhole(expression);
  }

  /** Whether the expression was made a local variable. */
  boolean isLocal(Expression expression) {
    return locals.containsKey(expression);
  }

  private CodeBlock printWhole(Expression expression) {
    return switch (expression) {
      case Read read -> CodeBlock.of("$L", read.buffer().name());
      case Channel channel -> CodeBlock.of("$L", channel.vector().name());
      case Constant constant -> constant(constant.value());
      case Apply apply -> apply(apply);
    };
  }

  private void count(Expression expression) {
    if (expression instanceof Apply apply && occurrences.merge(expression, 1, Integer::sum) == 1) {
      apply.arguments().forEach(this::count);
    }
  }

  private void declare(Expression expression, CodeBlock.Builder code) {
    if (!(expression instanceof Apply apply) || locals.containsKey(expression)) {
      return;
    }
    apply.arguments().forEach(a -> declare(a, code));
    if (occurrences.get(expression) > 1) {
      CodeBlock value = apply(apply);
      String name = "t" + locals.size();
      locals.put(expression, name);
      code.addStatement("$L $L = $L", typeName(), name, value);
    }
  }

  /** A float literal. */
  static String literal(float value) {
    return value == Math.rint(value) && Math.abs(value) < 1e6 ? (long) value + "f" : value + "f";
  }

  /** Type of a local variable. */
  abstract CodeBlock typeName();

  /** A number that stands alone. */
  abstract CodeBlock constant(float value);

  /** A function applied. */
  abstract CodeBlock apply(Apply apply);
}
