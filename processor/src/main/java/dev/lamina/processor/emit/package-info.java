/**
 * Phase 4. Enters: a {@link dev.lamina.processor.plan.Plan}. Leaves: a Java source file. Prints,
 * never decides; the only package that knows JavaPoet. Called by {@code NetworkCompiler}.
 */
@NullMarked
package dev.lamina.processor.emit;

import org.jspecify.annotations.NullMarked;
