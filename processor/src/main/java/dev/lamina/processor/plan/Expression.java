package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What an element-wise loop computes for each element. */
public sealed interface Expression {

  /** The element of a buffer at the loop's index. */
  record Read(Buffer buffer) implements Expression {}

  /** The number of a vector at the element's channel. */
  record Channel(ChannelVector vector) implements Expression {}

  /** The same number for every element. */
  record Constant(float value) implements Expression {}

  /** A function of other expressions. */
  record Apply(Function function, List<Expression> arguments) implements Expression {
    /** Refuses a wrong number of arguments. */
    public Apply {
      arguments = List.copyOf(arguments);
      if (arguments.size() != function.arity()) {
        throw new IllegalArgumentException(
            "%s takes %s arguments, not %s".formatted(function, function.arity(), arguments));
      }
    }
  }

  /** The functions there are. */
  enum Function {
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    MAX(2),
    MIN(2),
    EXP(1),
    TANH(1),
    SIGMOID(1),
    SOFTPLUS(1),
    ERF(1),
    /** The second argument where the first is above zero, else the third. */
    IF_POSITIVE(3);

    private final int arity;

    Function(int arity) {
      this.arity = arity;
    }

    int arity() {
      return arity;
    }
  }

  /** The element of a buffer. */
  static Expression read(Buffer buffer) {
    return new Read(buffer);
  }

  /** The number of a vector at the element's channel. */
  static Expression channel(ChannelVector vector) {
    return new Channel(vector);
  }

  /** A number. */
  static Expression number(double value) {
    return new Constant((float) value);
  }

  /** A function applied. */
  static Expression apply(Function function, Expression... arguments) {
    return new Apply(function, List.of(arguments));
  }

  /** This + other. */
  default Expression plus(Expression other) {
    return apply(Function.ADD, this, other);
  }

  /** This - other. */
  default Expression minus(Expression other) {
    return apply(Function.SUBTRACT, this, other);
  }

  /** This * other. */
  default Expression times(Expression other) {
    return apply(Function.MULTIPLY, this, other);
  }

  /** This * number. */
  default Expression times(double number) {
    return times(number(number));
  }

  /** Buffers that are read, each once, in the order of reading. */
  default List<Buffer> reads() {
    List<Buffer> reads = new ArrayList<>();
    addReads(reads);
    return List.copyOf(reads);
  }

  /** Vectors that are read, likewise. */
  default List<ChannelVector> vectorReads() {
    List<ChannelVector> reads = new ArrayList<>();
    addVectorReads(reads);
    return List.copyOf(reads);
  }

  /**
   * The same with its buffers and vectors numbered in the order of reading, {@code x0} and {@code
   * k0}: steps for which this is equal run the same loop.
   */
  default Expression loop() {
    List<Buffer> buffers = reads();
    List<ChannelVector> vectors = vectorReads();
    return withLeaves(
        leaf ->
            switch (leaf) {
              case Read read -> new Read(numbered(buffers.indexOf(read.buffer())));
              case Channel channel ->
                  new Channel(numberedVector(vectors.indexOf(channel.vector())));
              case Constant constant -> constant;
              case Apply apply -> throw new IllegalArgumentException("no leaf: " + apply.text());
            });
  }

  private static Buffer numbered(int number) {
    return new Buffer("x" + number, Shape.of(1), Buffer.Role.ACTIVATION);
  }

  private static ChannelVector numberedVector(int number) {
    return new ChannelVector("k" + number, 1, ChannelVector.Memory.WORKSPACE);
  }

  /** The same functions of other leaves: reads, numbers. */
  default Expression withLeaves(UnaryOperator<Expression> change) {
    if (!(this instanceof Apply apply)) {
      return change.apply(this);
    }
    List<Expression> arguments = new ArrayList<>();
    for (Expression argument : apply.arguments()) {
      arguments.add(argument.withLeaves(change));
    }
    return new Apply(apply.function(), arguments);
  }

  private void addReads(List<Buffer> reads) {
    if (this instanceof Read read && !reads.contains(read.buffer())) {
      reads.add(read.buffer());
    } else if (this instanceof Apply apply) {
      for (Expression argument : apply.arguments()) {
        argument.addReads(reads);
      }
    }
  }

  private void addVectorReads(List<ChannelVector> reads) {
    if (this instanceof Channel channel && !reads.contains(channel.vector())) {
      reads.add(channel.vector());
    } else if (this instanceof Apply apply) {
      for (Expression argument : apply.arguments()) {
        argument.addVectorReads(reads);
      }
    }
  }

  /** As the plan prints it: {@code tanh(c1.conv)}. */
  default String text() {
    return switch (this) {
      case Read read -> PlanText.name(read.buffer());
      case Channel channel -> channel.vector().name() + "[c]";
      case Constant constant -> String.valueOf(constant.value());
      case Apply apply ->
          apply.arguments().stream()
              .map(Expression::text)
              .collect(
                  Collectors.joining(
                      ", ", apply.function().name().toLowerCase(Locale.ROOT) + "(", ")"));
    };
  }
}
