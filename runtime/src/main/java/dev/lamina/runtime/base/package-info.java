/** What several packages of the runtime share. Not exported: no user meets it. */
@NullMarked
package dev.lamina.runtime.base;

import org.jspecify.annotations.NullMarked;
