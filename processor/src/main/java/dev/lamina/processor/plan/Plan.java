package dev.lamina.processor.plan;

/**
 * What a network runs, and how it looks from outside.
 *
 * @param training forward, loss, backward, gradients of parameters
 * @param inference forward without what only training needs, losses without gradients, answers
 * @param encodingStages how many stages of inference run once, before those that run for each step
 *     where a sequence is generated step by step; see {@link Face#generates()}
 */
public record Plan(Face face, Program training, Program inference, int encodingStages) {}
