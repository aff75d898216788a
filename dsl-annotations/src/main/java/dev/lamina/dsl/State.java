package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * In a cell of one's own, a {@link Block} whose body bears {@link Recurrent}: the value that a
 * field of the body had in the step before; zero in the first step.
 *
 * <pre>{@code @State(value = 3, of = "next")                               Layer h;
 * @Dense(units = 3)                                            Layer input;
 * @From("h") @Dense(units = 3, bias = false) @Add("input") @Tanh Layer next;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface State {
  /** {C, H, W} or D: the shape of the value, at least 1 each. Must be given or bound. */
  int[] value() default {};

  /** Name of the field; empty: the last one, which is the cell's value. */
  String of() default "";

  /** Numbers from the block's parameters, {@code "value = units"}; see {@link Block}. */
  String bind() default "";
}
