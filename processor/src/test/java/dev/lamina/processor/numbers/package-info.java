/**
 * Runs generated code. Enters: networks written down as {@link dev.lamina.processor.numbers.Net}.
 * Each becomes an annotated source, which javac and Lamina compile, and a reference in double that
 * shares no code with them. Both must give the same numbers.
 */
@NullMarked
package dev.lamina.processor.numbers;

import org.jspecify.annotations.NullMarked;
