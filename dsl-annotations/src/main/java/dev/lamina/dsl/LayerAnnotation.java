package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an annotation stands on the field of a layer: it gives the field's value, one stage of
 * it, or says where it comes from or goes to.
 *
 * <p>The processor holds one list of the layers it knows; every annotation with this mark is in it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.ANNOTATION_TYPE)
public @interface LayerAnnotation {}
