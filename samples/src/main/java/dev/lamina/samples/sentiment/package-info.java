/** Many to one: whether a sentence of a review praises or complains. */
@NullMarked
package dev.lamina.samples.sentiment;

import org.jspecify.annotations.NullMarked;
