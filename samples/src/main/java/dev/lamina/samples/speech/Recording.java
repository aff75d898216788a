package dev.lamina.samples.speech;

/**
 * A digit as somebody said it.
 *
 * @param name what is said, and by whom
 * @param sound without silence around it
 */
record Recording(RecordingName name, Sound sound) {}
