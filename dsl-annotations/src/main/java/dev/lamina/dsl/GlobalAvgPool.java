package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each channel: {@code (C, H, W) -> (C)}.
 *
 * <p>No parameters. An input without height and width is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.AdaptiveAvgPool2d(1)} and a flatten. Lin et al., Network in
 * network (2014).
 *
 * <pre>{@code @GlobalAvgPool Layer average;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface GlobalAvgPool {}
