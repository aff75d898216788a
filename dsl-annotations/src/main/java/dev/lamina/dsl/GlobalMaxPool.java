package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest element of each channel: {@code (C, H, W) -> (C)}.
 *
 * <p>Of equal elements the first in row order gets the gradient. No parameters. An input without
 * height and width is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.AdaptiveMaxPool2d(1)} and a flatten.
 *
 * <pre>{@code @GlobalMaxPool Layer strongest;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface GlobalMaxPool {}
