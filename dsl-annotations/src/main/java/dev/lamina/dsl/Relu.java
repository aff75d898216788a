package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Rectifier: element by element, any shape, which stays.
 *
 * <pre>{@code y = max(x, 0)}</pre>
 *
 * <p>At 0 the gradient is 0. No parameters.
 *
 * <p>Counterpart: {@code torch.nn.ReLU}. Nair and Hinton (2010).
 *
 * <pre>{@code @Conv(filters = 64, kernel = 3) @Relu Layer c1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Relu {}
