/** Reads what the runtime keeps to itself; not part of the runtime. */
@NullMarked
package dev.lamina.runtime;

import org.jspecify.annotations.NullMarked;
