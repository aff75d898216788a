package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns the id of each step into a trained vector: {@code (T) -> (T, U)}, U = {@link #units}.
 * Follows {@link Tokens}.
 *
 * <pre>{@code y[t] = w[id[t]]}</pre>
 *
 * <p>Parameter: {@code weight} (V, U), V the size of the vocabulary, normal with deviation 1 as
 * PyTorch starts it, or by {@link #init}. Its gradient goes to the rows that were looked up.
 *
 * <p>Counterpart: {@code torch.nn.Embedding}.
 *
 * <pre>{@code @Tokens(10_000) @Embedding(units = 128, padding = 0) Layer words;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Embedding {
  /** Numbers a vector; at least 1. Must be given or bound. */
  int units() default 0;

  /** An id whose vector is zero and is not trained; -1 for none. */
  int padding() default -1;

  /** How the vectors start; {@link Init#DEFAULT} is normal with deviation 1. */
  Init init() default Init.DEFAULT;

  /**
   * In a block: numbers from the block's parameters, {@code "units = 4 * width"}; see {@link
   * Block}.
   */
  String bind() default "";
}
