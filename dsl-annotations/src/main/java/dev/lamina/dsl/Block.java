package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an annotation a layer of your own, composed of other layers: a block.
 *
 * <p>The body is a class whose fields of type {@link Layer} are the layers, as in a {@link
 * Network}, except that the first takes what arrives at the block. What the class bears says how
 * the fields are composed: nothing makes them a sequence whose last value is the block's, {@link
 * Residual} adds a shortcut, {@link Branches} lets each field take the block's input.
 *
 * <p>The elements of the annotation, which are of type {@code int}, are the block's parameters. A
 * layer of the body gets a number from them by its attribute {@code bind}: assignments {@code
 * attribute = expression}, separated by commas, with {@code + - * /}, parentheses and whole
 * numbers. A block whose annotation has an element {@code String bind() default ""} can be bound
 * likewise, so that blocks nest.
 *
 * <p>In a network the layers are called by their path: field {@code reduce} in the block of field
 * {@code layer1} is {@code layer1.reduce}, and {@code layer1.0.reduce} under {@link Repeat}. A
 * block may come from a library: annotation and body are read from class files too.
 *
 * <p>Errors by javac: a body without layers, with an {@link Input} or {@link Output}, or within
 * itself; a parameter that is no {@code int}; an expression that cannot be read, names an unknown
 * attribute or parameter, overflows, or divides with a remainder.
 *
 * <pre>{@code @Block(Wide.Body.class)
 * @Target(ElementType.FIELD)
 * public @interface Wide {
 *   int width();
 *
 *   abstract class Body {
 *     @Conv(kernel = 1, bind = "filters = width") @Relu                  Layer reduce;
 *     @Conv(kernel = 3, padding = 1, bind = "filters = 4 * width") @Relu Layer expand;
 *   }
 * }}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Block {
  /** The class whose fields are the block's layers. */
  Class<?> value();
}
