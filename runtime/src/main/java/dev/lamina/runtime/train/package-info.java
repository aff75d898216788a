/** The trainer with its optimisers, schedules and metrics. */
@NullMarked
package dev.lamina.runtime.train;

import org.jspecify.annotations.NullMarked;
