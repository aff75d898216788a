package dev.lamina.processor.plan;

/**
 * One local response normalisation: {@code y = x / (k + alpha / size * sum of x^2)^beta}, summed
 * over {@code size} neighbouring channels. Printed as a constant of the generated class.
 */
public record ResponseGeometry(int channels, int size, double alpha, double beta, double k) {}
