/** Many to many by two networks in one: an encoder reads a sentence, a decoder says it again. */
@NullMarked
package dev.lamina.samples.translation;

import org.jspecify.annotations.NullMarked;
