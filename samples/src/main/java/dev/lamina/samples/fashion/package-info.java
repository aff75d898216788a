/**
 * A part of Fashion-MNIST that travels in the jar, for samples that must run without a download.
 */
@NullMarked
package dev.lamina.samples.fashion;

import org.jspecify.annotations.NullMarked;
