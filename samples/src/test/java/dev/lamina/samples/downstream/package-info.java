/**
 * Builds the project in {@code samples/downstream} as its users would, from the packaged jars, in
 * the phase integration-test.
 */
@NullMarked
package dev.lamina.samples.downstream;

import org.jspecify.annotations.NullMarked;
