package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Logistic function: element by element, any shape, which stays.
 *
 * <pre>{@code y = 1 / (1 + exp(-x))}</pre>
 *
 * <p>No parameters. {@link Loss#BINARY_CROSS_ENTROPY} takes logits and contains its own logistic
 * function: that output needs no sigmoid before it.
 *
 * <p>Counterpart: {@code torch.nn.Sigmoid}.
 *
 * <pre>{@code @Dense(units = 3) @Sigmoid Layer gates;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Sigmoid {}
