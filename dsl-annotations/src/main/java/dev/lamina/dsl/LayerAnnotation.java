package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an annotation is a layer: it computes the value of a field, or one stage of it.
 *
 * <p>The processor holds one list of the layers it knows; every annotation with this mark is in it.
 * {@link From} and {@link Output} bear no mark, since they connect values and compute none.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface LayerAnnotation {}
