/** Datasets, the readers that fill them, and the shuffling loader. */
@NullMarked
package dev.lamina.runtime.data;

import org.jspecify.annotations.NullMarked;
