package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Fully connected layer: {@code (I) -> (O)} with O = {@link #units}.
 *
 * <pre>{@code y[o] = b[o] + sum over i of w[o,i] * x[i]}</pre>
 *
 * <p>An input (C, H, W) is flattened in that order first, I = C*H*W.
 *
 * <p>Parameters: {@code weight} (O, I) and {@code bias} (O), started by {@link #init}; the fan in
 * is I, the fan out O. Fewer than one unit is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.Linear}.
 *
 * <pre>{@code @Dense(units = 120) @Relu Layer c5;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Dense {
  /** Number of outputs O; at least 1. Must be given or bound. */
  int units() default 0;

  /** Whether a number per output is added. */
  boolean bias() default true;

  /** How the parameters start. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "units = 4 * width"}; see {@link
   * Block}.
   */
  String bind() default "";
}
