package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An input of the network: the shape of one sample, (C, H, W) for images or (D) for a vector.
 *
 * <p>A network may have several inputs; those below the first are reached by {@link From}, {@link
 * Add}, {@link Multiply} or {@link Concat}. Samples are handed over as floats in C, H, W order.
 *
 * <p>One or three sizes, each at least 1; anything else is an error by javac.
 *
 * <pre>{@code @Input({1, 28, 28}) Layer image;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Input {
  /** {C, H, W} or D. */
  int[] value();

  /**
   * Whether a sample is a sequence (T, C, H, W) or (T, D). The number of steps T is a number of the
   * run and may differ from sample to sample; every layer below works on each step by itself, until
   * one such as {@link Recurrent} runs along the sequence.
   */
  boolean sequence() default false;
}
