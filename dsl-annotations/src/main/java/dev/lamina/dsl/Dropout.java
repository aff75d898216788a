package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops elements by chance in training: any shape, which stays.
 *
 * <pre>{@code training:   y = x * k / (1 - p), k = 0 with probability p, else 1
 * prediction: y = x}</pre>
 *
 * <p>Which elements are dropped follows from the model's seed, and not from the number of threads.
 * No parameters. A probability below 0, or 1 and above, is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.Dropout}. Srivastava et al., Dropout: a simple way to prevent
 * neural networks from overfitting (2014).
 *
 * <pre>{@code @Dense(units = 4096) @Relu @Dropout(0.5) Layer fc6;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Dropout {
  /** Probability p that an element is dropped, at least 0 and below 1. */
  double value() default 0.5;
}
