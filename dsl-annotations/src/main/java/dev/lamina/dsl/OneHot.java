package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns the id of each step into a vector of zeros with a one at the id's place: {@code (T) -> (T,
 * V)} with V the size of the vocabulary. Follows {@link Tokens}.
 *
 * <p>Counterpart: {@code torch.nn.functional.one_hot}.
 *
 * <pre>{@code @Tokens(4) @OneHot Layer letters;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface OneHot {}
