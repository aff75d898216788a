/** Many to many, frame by frame: a network that says how things in a film move. */
@NullMarked
package dev.lamina.samples.video;

import org.jspecify.annotations.NullMarked;
