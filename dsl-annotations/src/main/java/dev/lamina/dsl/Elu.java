package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Exponential linear unit: element by element, any shape, which stays.
 *
 * <pre>{@code y = x for x > 0, else alpha * (exp(x) - 1)}</pre>
 *
 * <p>No parameters. An alpha that is no finite number is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.ELU}. Clevert et al. (2016).
 *
 * <pre>{@code @Dense(units = 64) @Elu Layer hidden;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Elu {
  /** Minus the value that y falls to where x goes to minus infinity. */
  double alpha() default 1;
}
