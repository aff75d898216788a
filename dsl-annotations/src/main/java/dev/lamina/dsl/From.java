package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Takes the named layer's value instead of that of the field above.
 *
 * <p>It stands first on its field. The name is that of a field above it, so that there are no
 * cycles; an unknown name is an error by javac, with the nearest existing name.
 *
 * <pre>{@code @From("stem") @Conv(filters = 64, kernel = 1, stride = 2) Layer shortcut;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface From {
  /** Name of the layer's field. */
  String value();
}
