package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Logistic function made of three straight lines: element by element, any shape, which stays.
 *
 * <pre>{@code y = min(max(x / 6 + 1/2, 0), 1)}</pre>
 *
 * <p>At -3 and 3 the gradient is 0. No parameters.
 *
 * <p>Counterpart: {@code torch.nn.Hardsigmoid}. Howard et al., Searching for MobileNetV3 (2019).
 *
 * <pre>{@code @Dense(units = 16) @HardSigmoid Layer excitation;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface HardSigmoid {}
