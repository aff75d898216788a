/** What the command lines of the samples have in common: sentences for errors, and progress. */
@NullMarked
package dev.lamina.samples.cli;

import org.jspecify.annotations.NullMarked;
