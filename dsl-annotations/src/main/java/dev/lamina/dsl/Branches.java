package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the body of a {@link Block}: each field is a branch that takes the block's input, and the
 * branches' values are joined in the order of the fields.
 *
 * <p>With {@code join = CONCAT} channels follow one another: {@code (C1, H, W), (C2, H, W) -> (C1 +
 * C2, H, W)}; with {@code join = ADD} the values are added. A branch of several windows is several
 * fields: one that is named by {@link From}, {@link Add}, {@link Concat} in another field is not
 * joined itself. Branches of different height or width are an error by javac, as is a body of one
 * branch only.
 *
 * <p>Szegedy et al., Going deeper with convolutions (2015).
 *
 * <pre>{@code @Branches
 * abstract class Body {
 *   @Conv(kernel = 1, bind = "filters = narrow") @Relu                  Layer one;
 *   @Conv(kernel = 3, padding = 1, bind = "filters = wide") @Relu       Layer three;
 * }}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Branches {
  /** How the branches are put together. */
  Join join() default Join.CONCAT;
}
