package dev.lamina.benchmarks;

import java.util.List;

/**
 * What a sample costs in works of growing size.
 *
 * @param labels the sizes
 * @param milliseconds a sample, for each size
 */
record CostLine(String name, List<String> labels, List<Double> milliseconds) {}
