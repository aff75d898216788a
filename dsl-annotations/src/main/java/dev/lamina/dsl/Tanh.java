package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hyperbolic tangent: element by element, any shape, which stays.
 *
 * <pre>{@code y = (exp(x) - exp(-x)) / (exp(x) + exp(-x))}</pre>
 *
 * <p>No parameters.
 *
 * <p>Counterpart: {@code torch.nn.Tanh}.
 *
 * <pre>{@code @Conv(filters = 6, kernel = 5) @Tanh Layer c1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Tanh {}
