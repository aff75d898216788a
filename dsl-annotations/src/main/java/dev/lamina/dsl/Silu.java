package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sigmoid linear unit, also called swish: element by element, any shape, which stays.
 *
 * <pre>{@code y = x / (1 + exp(-x))}</pre>
 *
 * <p>No parameters.
 *
 * <p>Counterpart: {@code torch.nn.SiLU}. Elfwing et al. (2018).
 *
 * <pre>{@code @Conv(filters = 32, kernel = 3) @Silu Layer c1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Silu {}
