/**
 * Phase 3. Enters: a {@link dev.lamina.processor.model.Graph}. Leaves: a {@link
 * dev.lamina.processor.plan.Plan}: steps forward and backward, their order, and the place of every
 * buffer by liveness, verified. Called by {@code NetworkCompiler}.
 */
@NullMarked
package dev.lamina.processor.lower;

import org.jspecify.annotations.NullMarked;
