/** Kernels: a facade that checks, then a scalar or a vector implementation. */
@NullMarked
package dev.lamina.runtime.kernel;

import org.jspecify.annotations.NullMarked;
