package dev.lamina.processor.plan;

import dev.lamina.processor.shape.Shape;

/**
 * One normalisation of each sample by itself.
 *
 * @param shape of the value, of the weight and of the bias
 * @param epsilon added to the variance
 * @param weight name of the weight tensor
 * @param bias name of the bias tensor
 */
public record SampleNormalization(Shape shape, double epsilon, String weight, String bias) {}
