package dev.lamina.benchmarks.onnx;

import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.Expression.Function;
import java.util.List;

/** Element-wise expressions as nodes. */
record OnnxExpression(OnnxNodes nodes) {
  private static final Expression ZERO = Expression.number(0);

  /** Gives the expression's value this name. */
  void assign(Expression value, String output) {
    if (value instanceof Expression.Apply apply) {
      nodes.add(operator(apply), output, inputs(apply));
    } else {
      nodes.add("Identity", output, List.of(name(value)));
    }
  }

  private String name(Expression value) {
    return switch (value) {
      case Expression.Read read -> read.buffer().name();
      case Expression.Constant constant -> nodes.number(constant.value());
      case Expression.Apply apply -> nodes.add(operator(apply), inputs(apply));
      case Expression.Channel channel ->
          throw new UnwrittenLayerException("channels of " + channel.vector().name());
    };
  }

  private List<String> inputs(Expression.Apply apply) {
    List<Expression> arguments = apply.arguments();
    return switch (apply.function()) {
      case MAX -> isRelu(apply) ? List.of(name(arguments.getFirst())) : names(arguments);
      case IF_POSITIVE -> {
        String positive =
            nodes.add("Greater", List.of(name(arguments.getFirst()), nodes.number(0)));
        yield List.of(positive, name(arguments.get(1)), name(arguments.get(2)));
      }
      case ADD, SUBTRACT, MULTIPLY, MIN, EXP, TANH, SIGMOID, SOFTPLUS, ERF -> names(arguments);
    };
  }

  private List<String> names(List<Expression> arguments) {
    return arguments.stream().map(this::name).toList();
  }

  private static String operator(Expression.Apply apply) {
    return switch (apply.function()) {
      case ADD -> "Add";
      case SUBTRACT -> "Sub";
      case MULTIPLY -> "Mul";
      case MAX -> isRelu(apply) ? "Relu" : "Max";
      case MIN -> "Min";
      case EXP -> "Exp";
      case TANH -> "Tanh";
      case SIGMOID -> "Sigmoid";
      case SOFTPLUS -> "Softplus";
      case ERF -> "Erf";
      case IF_POSITIVE -> "Where";
    };
  }

  private static boolean isRelu(Expression.Apply apply) {
    return apply.function() == Function.MAX && apply.arguments().get(1).equals(ZERO);
  }
}
