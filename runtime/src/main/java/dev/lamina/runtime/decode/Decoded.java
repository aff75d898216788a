package dev.lamina.runtime.decode;

/**
 * A sequence that was decoded.
 *
 * @param tokens what the network said, without prompt and stop token
 * @param logProbability natural logarithm of the probability that the network gives these tokens
 *     after the prompt, the stop token included where it came, whatever temperature they were drawn
 *     with
 * @param score what a beam search orders by, {@code logProbability} over the length penalty; the
 *     log-probability itself elsewhere
 * @param stopped whether the stop token came; if not, the greatest length ended it
 */
public record Decoded(int[] tokens, double logProbability, double score, boolean stopped) {}
