package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that arrives, followed by the named layers' values, along channels: {@code (C1, H, W),
 * (C2, H, W), ... -> (C1 + C2 + ..., H, W)}, or {@code (D1), (D2), ... -> (D1 + D2 + ...)}.
 *
 * <p>The value that arrives is that of the annotation to the left, of {@link From}, or of the field
 * above. No parameters. Heights or widths that differ, a vector beside an image, an unknown name
 * and an empty list are errors by javac.
 *
 * <p>Counterpart: {@code torch.cat(..., dim=1)}.
 *
 * <pre>{@code @Conv(filters = 32, kernel = 1) @Concat({"b3x3", "b5x5"}) Layer inception;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Concat {
  /** Names of the layers' fields, 1 to 100, in the order of their channels. */
  String[] value();
}
