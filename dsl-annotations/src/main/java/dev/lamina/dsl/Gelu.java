package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gaussian error linear unit in its exact form: element by element, any shape, which stays.
 *
 * <pre>{@code y = x * (1 + erf(x / sqrt(2))) / 2}</pre>
 *
 * <p>No parameters.
 *
 * <p>Counterpart: {@code torch.nn.GELU()}, not its tanh approximation. Hendrycks and Gimpel (2016).
 *
 * <pre>{@code @Dense(units = 256) @Gelu Layer hidden;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Gelu {}
