/**
 * The vocabulary of sizes: shapes, windows, parameters. All arithmetic on kernel, stride, padding
 * and dilation is here, once. Enters: plain numbers. Leaves: records that refuse impossible values.
 * Every phase may call it.
 */
@NullMarked
package dev.lamina.processor.shape;

import org.jspecify.annotations.NullMarked;
