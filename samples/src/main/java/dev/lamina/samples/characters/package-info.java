/** Language models that read and write character by character. */
@NullMarked
package dev.lamina.samples.characters;

import org.jspecify.annotations.NullMarked;
