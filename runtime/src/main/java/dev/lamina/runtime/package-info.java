/** What generated code stands on: models, parameters, the arena and the workers. */
@NullMarked
package dev.lamina.runtime;

import org.jspecify.annotations.NullMarked;
