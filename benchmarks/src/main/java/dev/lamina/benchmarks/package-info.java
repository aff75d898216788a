/**
 * Measures Lamina beside its peers: the same work on the same numbers, in turns, in one process. A
 * case whose numbers differ fails and has no time.
 */
@NullMarked
package dev.lamina.benchmarks;

import org.jspecify.annotations.NullMarked;
