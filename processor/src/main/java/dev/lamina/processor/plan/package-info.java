/**
 * What will run: a closed vocabulary of steps on buffers, grouped into programs. A layer writes its
 * steps through {@link dev.lamina.processor.plan.PlanBuilder}; the emitter prints them. Knows
 * shapes and nothing of layers, javac or Java source.
 */
@NullMarked
package dev.lamina.processor.plan;

import org.jspecify.annotations.NullMarked;
