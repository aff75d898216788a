/**
 * Real pictures to words: names of emoji of people, composed of words that it has seen elsewhere.
 */
@NullMarked
package dev.lamina.samples.emoji;

import org.jspecify.annotations.NullMarked;
