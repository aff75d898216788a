package dev.lamina.runtime;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class that Lamina has written; the value is the class it was written from. An own
 * annotation, since the JDK's is in a module that networks need not read.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Generated {
  /** Full name of the annotated class. */
  String value();
}
