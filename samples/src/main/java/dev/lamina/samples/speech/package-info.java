/**
 * Spoken digits from their sound: which word it is, and letter by letter what was said. Sound
 * becomes a mel spectrogram here; the runtime knows sequences of numbers only.
 */
@NullMarked
package dev.lamina.samples.speech;

import org.jspecify.annotations.NullMarked;
