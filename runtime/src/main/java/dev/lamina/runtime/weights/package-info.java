/** Weights in files: safetensors, written atomically and checked before they are read. */
@NullMarked
package dev.lamina.runtime.weights;

import org.jspecify.annotations.NullMarked;
