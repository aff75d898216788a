/**
 * Phase 1. Enters: an annotated class. Leaves: a {@link dev.lamina.processor.model.Declaration},
 * with every mistake of class, fields and attributes reported. Knows no layer: it asks {@link
 * dev.lamina.processor.layer.Layers}. Called by {@code NetworkCompiler}.
 */
@NullMarked
package dev.lamina.processor.read;

import org.jspecify.annotations.NullMarked;
