/** One to many: a network that says what is in a picture, in a sentence. */
@NullMarked
package dev.lamina.samples.captions;

import org.jspecify.annotations.NullMarked;
