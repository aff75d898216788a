package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats the {@link Block} to its left, each time with weights of its own.
 *
 * <p>Repetitions are numbered from 0: {@code layer1.0}, {@code layer1.1} and so on. From the second
 * one on {@link #then} overrides parameters of the block, by assignments as in {@code bind}, which
 * may use the parameters of the first.
 *
 * <p>Errors by javac: fewer than 1 or more than 1,000 repetitions, nothing to repeat on the left,
 * and what {@link Block} says of expressions.
 *
 * <pre>
 * {@code @BasicBlock(width = 128, stride = 2) @Repeat(value = 4, then = "stride = 1") Layer layer2;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Repeat {
  /** How many times the block stands there, 1 to 1,000. */
  int value();

  /** Parameters of the block that change after the first time. */
  String then() default "";

  /** In a block: {@link #value} from the block's parameters, see {@link Block}. */
  String bind() default "";
}
