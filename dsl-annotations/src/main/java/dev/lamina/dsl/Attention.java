package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Looks at each step over another sequence, the memory, and takes what fits best: {@code (T, D) ->
 * (T, M)} with a memory (S, M).
 *
 * <pre>{@code
 * a[t,s] = softmax over s of score(x[t], m[s])
 * y[t]   = sum over s of a[t,s] * m[s]
 * }</pre>
 *
 * <p>The steps of a sample are compared with the steps of the same sample's memory, padding left
 * out. A score by a product needs D = M.
 *
 * <p>Parameters, with {@link Score#ADDITIVE} alone: {@code query.weight} (U, D), {@code
 * memory.weight} (U, M) and {@code score.weight} (1, U), U = {@link #units}.
 *
 * <pre>{@code
 * @Recurrent(units = 128, initialState = "encoder")        Layer decoder;
 * @Attention(over = "encoder") @Concat("decoder")          Layer context;
 * @Dense(units = 128) @Tanh                                Layer joined;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Attention {
  /** Name of the layer that is looked over; it has a value for each step of a sequence. */
  String over();

  /** What the likeness of a step and a step of the memory is. */
  Score score() default Score.DOT;

  /** Size of what {@link Score#ADDITIVE} compares in; for it alone, and then at least 1. */
  int units() default 0;

  /** How the parameters start. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "units = 4 * width"}; see {@link
   * Block}.
   */
  String bind() default "";
}
