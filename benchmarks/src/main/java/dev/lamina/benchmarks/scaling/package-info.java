/**
 * A simulation of a training step on machines with more cores: what a plan says, cut and shared as
 * the runtime cuts and shares it, on a model of a machine.
 */
@NullMarked
package dev.lamina.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
