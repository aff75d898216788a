package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Smooth rectifier: element by element, any shape, which stays.
 *
 * <pre>{@code y = log(1 + exp(x))}</pre>
 *
 * <p>No parameters.
 *
 * <p>Counterpart: {@code torch.nn.Softplus}. Dugas et al. (2001).
 *
 * <pre>{@code @Dense(units = 1) @Softplus Layer variance;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Softplus {}
