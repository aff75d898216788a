package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Leaky rectifier: element by element, any shape, which stays.
 *
 * <pre>{@code y = x for x > 0, else slope * x}</pre>
 *
 * <p>At 0 the gradient is the slope. No parameters. A slope that is no finite number is an error by
 * javac.
 *
 * <p>Counterpart: {@code torch.nn.LeakyReLU}. Maas et al. (2013).
 *
 * <pre>{@code @Dense(units = 64) @LeakyRelu(slope = 0.1) Layer hidden;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface LeakyRelu {
  /** Slope where x is negative. */
  double slope() default 0.01;
}
