/**
 * The user's source: where errors are drawn, and attributes as typed values. Enters: javac's
 * elements. Leaves: {@link dev.lamina.processor.source.Source}, which every declared thing keeps to
 * the end. Every phase may call it.
 */
@NullMarked
package dev.lamina.processor.source;

import org.jspecify.annotations.NullMarked;
