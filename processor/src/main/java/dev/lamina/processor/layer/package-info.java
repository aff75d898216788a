/**
 * One file per layer: what it is, how its annotation is read, its shape rule, its parameters, and
 * its steps forward and backward side by side. {@link dev.lamina.processor.layer.Layers} lists
 * them. Enters: attributes. Leaves: {@link dev.lamina.processor.model.Layer}.
 */
@NullMarked
package dev.lamina.processor.layer;

import org.jspecify.annotations.NullMarked;
