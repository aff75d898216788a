package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the body of a {@link Block}: the fields are a sequence, joined at its end with the block's
 * input x.
 *
 * <pre>{@code y = activation(body(x) + shortcut(x))}</pre>
 *
 * <p>With {@code join = CONCAT} the channels of body(x) follow those of x, as in DenseNet and
 * U-Net. The layers made for this are named below the block's path: {@code shortcut}, {@code add}
 * or {@code concat}.
 *
 * <p>An error by javac: shapes that do not fit together, with what would bring them together.
 *
 * <p>He et al., Deep residual learning for image recognition (2016); Huang et al., Densely
 * connected convolutional networks (2017).
 *
 * <pre>{@code @Residual(shortcut = PROJECTION, activation = RELU)
 * abstract class Body { ... }}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Residual {
  /** How the input reaches the end where the body changes the shape. */
  Shortcut shortcut() default Shortcut.IDENTITY;

  /** How input and body are put together. */
  Join join() default Join.ADD;

  /** What is applied to the joined value. */
  Activation activation() default Activation.NONE;
}
