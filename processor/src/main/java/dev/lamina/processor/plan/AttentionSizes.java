package dev.lamina.processor.plan;

import dev.lamina.dsl.Score;
import java.util.Optional;

/**
 * How one attention compares. Printed as a constant of the generated class.
 *
 * @param name names the constant
 * @param size numbers of a query and of a key
 * @param width numbers of a step of the memory
 * @param v the parameter that an additive score weighs with
 */
public record AttentionSizes(String name, Score score, int size, int width, Optional<String> v) {}
