package dev.lamina.processor.plan;

/**
 * What a network runs, and how it looks from outside.
 *
 * @param training forward, loss, backward, gradients of parameters
 * @param inference forward without what only training needs, losses without gradients, answers
 */
public record Plan(Face face, Program training, Program inference) {}
