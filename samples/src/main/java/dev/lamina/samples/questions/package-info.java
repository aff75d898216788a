/** Two texts in, a word out: a network that answers questions about a story. */
@NullMarked
package dev.lamina.samples.questions;

import org.jspecify.annotations.NullMarked;
