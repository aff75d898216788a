/** Sentences that a network learns to say: what it is given for it, and what it says. */
@NullMarked
package dev.lamina.samples.sentences;

import org.jspecify.annotations.NullMarked;
