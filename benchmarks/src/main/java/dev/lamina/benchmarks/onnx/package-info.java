/**
 * Networks as ONNX files: the processor reads a network's source up to its steps, and each step
 * becomes a node of ONNX. A step that has none is refused by name.
 */
@NullMarked
package dev.lamina.benchmarks.onnx;

import org.jspecify.annotations.NullMarked;
