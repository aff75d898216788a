/** Sequences of numbers, written by a network that reads what it has just written. */
@NullMarked
package dev.lamina.samples.strokes;

import org.jspecify.annotations.NullMarked;
