package dev.lamina.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Apply;
import dev.lamina.processor.plan.Expression.Function;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Prints expressions on single floats. */
final class ScalarPrinter extends ExpressionPrinter {
  private static final Set<Function> LOOSE =
      EnumSet.of(Function.ADD, Function.SUBTRACT, Function.IF_POSITIVE);

  private final ClassName math;

  /** Functions are those of this class. */
  ScalarPrinter(ClassName math) {
    this.math = math;
  }

  @Override
  CodeBlock typeName() {
    return CodeBlock.of("float");
  }

  @Override
  CodeBlock constant(float value) {
    return CodeBlock.of("$L", literal(value));
  }

  @Override
  CodeBlock apply(Apply apply) {
    List<CodeBlock> a = apply.arguments().stream().map(this::operand).toList();
    return switch (apply.function()) {
      case ADD -> CodeBlock.of("$L + $L", a.get(0), a.get(1));
      case SUBTRACT -> CodeBlock.of("$L - $L", a.get(0), a.get(1));
      case MULTIPLY -> CodeBlock.of("$L * $L", a.get(0), factor(apply.arguments().get(1)));
      case IF_POSITIVE -> CodeBlock.of("$L > 0 ? $L : $L", a.get(0), a.get(1), a.get(2));
      case MAX -> CodeBlock.of("$T.max($L, $L)", Math.class, plain(apply, 0), plain(apply, 1));
      case MIN -> CodeBlock.of("$T.min($L, $L)", Math.class, plain(apply, 0), plain(apply, 1));
      case EXP, TANH, SIGMOID, SOFTPLUS, ERF ->
          CodeBlock.of(
              "$T.$L($L)", math, apply.function().name().toLowerCase(Locale.ROOT), plain(apply, 0));
    };
  }

  private CodeBlock plain(Apply apply, int argument) {
    return print(apply.arguments().get(argument));
  }

  // A product on the right is computed first, as vectors do: Java would begin on the left.
  private CodeBlock factor(Expression expression) {
    boolean product =
        !isLocal(expression)
            && expression instanceof Apply apply
            && apply.function() == Function.MULTIPLY;
    return product ? CodeBlock.of("($L)", print(expression)) : operand(expression);
  }

  // What an operator binds more loosely than its surroundings goes into parentheses.
  private CodeBlock operand(Expression expression) {
    boolean loose =
        !isLocal(expression)
            && expression instanceof Apply apply
            && LOOSE.contains(apply.function());
    return loose ? CodeBlock.of("($L)", print(expression)) : print(expression);
  }
}
