package dev.lamina.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Apply;
import dev.lamina.processor.plan.Expression.Constant;
import java.util.List;
import java.util.Locale;

/** Prints expressions on vectors of floats. */
final class VectorPrinter extends ExpressionPrinter {
  @Override
  CodeBlock typeName() {
    return CodeBlock.of("$T", Types.FLOAT_VECTOR);
  }

  @Override
  CodeBlock constant(float value) {
    return CodeBlock.of("$T.broadcast(SPECIES, $L)", Types.FLOAT_VECTOR, literal(value));
  }

  @Override
  CodeBlock apply(Apply apply) {
    List<Expression> a = apply.arguments();
    return switch (apply.function()) {
      case ADD -> commutative("add", a);
      case MULTIPLY -> commutative("mul", a);
      case MAX -> commutative("max", a);
      case MIN -> commutative("min", a);
      case SUBTRACT -> binary("sub", a.get(0), a.get(1));
      case IF_POSITIVE ->
          CodeBlock.of(
              "$L.blend($L, $L.compare($T.GT, 0f))",
              print(a.get(2)),
              print(a.get(1)),
              print(a.get(0)),
              Types.VECTOR_OPERATORS);
      case EXP, TANH, SIGMOID, SOFTPLUS, ERF ->
          CodeBlock.of(
              "$T.$L($L)",
              Types.VECTOR_MATH,
              apply.function().name().toLowerCase(Locale.ROOT),
              print(a.getFirst()));
    };
  }

  private CodeBlock commutative(String method, List<Expression> a) {
    return a.getFirst() instanceof Constant
        ? binary(method, a.getLast(), a.getFirst())
        : binary(method, a.getFirst(), a.getLast());
  }

  // A vector takes a plain number as its right operand.
  private CodeBlock binary(String method, Expression left, Expression right) {
    CodeBlock operand =
        right instanceof Constant number
            ? CodeBlock.of("$L", literal(number.value()))
            : print(right);
    return CodeBlock.of("$L.$L($L)", print(left), method, operand);
  }
}
