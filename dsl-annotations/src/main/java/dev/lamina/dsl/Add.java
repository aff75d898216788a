package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adds the named layers' values to the value that arrives, element by element; the shape stays.
 *
 * <p>The value that arrives is that of the annotation to the left, of {@link From}, or of the field
 * above: {@code @Conv(...) @Add("skip") @Relu Layer x} is relu(conv(above) + skip). Each summand
 * gets the whole gradient. No parameters. Shapes that differ, an unknown name and an empty list are
 * errors by javac.
 *
 * <p>He et al., Deep residual learning for image recognition (2016).
 *
 * <pre>{@code @Conv(filters = 64, kernel = 3, padding = 1) @Add("skip") @Relu Layer joined;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Add {
  /** Names of the layers' fields, 1 to 100. */
  String[] value();
}
