package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Multiplies the value that arrives by the named layers' values, element by element; the shape
 * stays.
 *
 * <p>Beside values of shape (C, H, W) a vector (C), or (C, 1, 1), holds a number for each channel,
 * whether it arrives or is named:
 *
 * <pre>{@code y[c,i,j] = x[c,i,j] * s[c]        (C, H, W), (C) -> (C, H, W)}</pre>
 *
 * <p>The value that arrives is that of the annotation to the left, of {@link From}, or of the field
 * above. The gradient of a factor is that of y times the other factors, summed over H and W where
 * it holds a number for each channel. No parameters. Shapes that fit in neither way, an unknown
 * name and an empty list are errors by javac.
 *
 * <p>Counterpart: {@code x * y} of tensors, with a shape of (C, 1, 1) for (C). Gates of channels:
 * Hu et al., Squeeze-and-excitation networks (2018).
 *
 * <pre>{@code @GlobalAvgPool @Dense(units = 4) @Relu       Layer squeeze;
 * @Dense(units = 64) @Sigmoid @Multiply("c3")  Layer excite;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Multiply {
  /** Names of the layers' fields, 1 to 16. */
  String[] value();
}
