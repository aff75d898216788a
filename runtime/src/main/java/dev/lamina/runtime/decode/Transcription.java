package dev.lamina.runtime.decode;

/**
 * What CTC decoding found.
 *
 * @param labels the labels, without blanks and repetitions
 * @param logProbability natural logarithm of the probability of what was searched for: one path for
 *     {@link CtcDecoder#greedy}, all paths of these labels for {@link CtcDecoder#beam}
 */
public record Transcription(int[] labels, double logProbability) {}
