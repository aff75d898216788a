package dev.lamina.processor.plan;

/**
 * What a layer hands to the next.
 *
 * @param buffer where it stands
 * @param trained whether anything before it has parameters, so that its gradient is wanted
 */
public record Value(Buffer buffer, boolean trained) {}
