/**
 * Phase 2. Enters: a {@link dev.lamina.processor.model.Declaration}. Leaves: a {@link
 * dev.lamina.processor.model.Graph} with every shape and parameter known, verified, or every reason
 * why not. Called by {@code NetworkCompiler}.
 */
@NullMarked
package dev.lamina.processor.infer;

import org.jspecify.annotations.NullMarked;
