/** What tests see of the inside of the runtime. */
@NullMarked
package dev.lamina.runtime;

import org.jspecify.annotations.NullMarked;
