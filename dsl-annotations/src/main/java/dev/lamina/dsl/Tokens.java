package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An input that is a sequence of ids: words or characters by their numbers in a vocabulary, 0 to
 * {@link #value} - 1. How many there are is a number of the run and may differ from sample to
 * sample.
 *
 * <p>Ids are no numbers to compute with: {@link Embedding} or {@link OneHot} follows. An id outside
 * the vocabulary is an {@link IllegalArgumentException} when the network runs, which names sample
 * and step.
 *
 * <pre>{@code @Tokens(10_000) @Embedding(units = 128) Layer words;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Tokens {
  /** Number of ids, the size of the vocabulary; 1 to 2^24. */
  int value();
}
