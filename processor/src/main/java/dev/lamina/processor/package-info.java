/**
 * Lamina's annotation processor. {@link dev.lamina.processor.NetworkProcessor} is javac's entry,
 * {@link dev.lamina.processor.NetworkCompiler} the pipeline through the phases, each a package:
 * {@code read, infer, lower, emit}.
 */
@NullMarked
package dev.lamina.processor;

import org.jspecify.annotations.NullMarked;
