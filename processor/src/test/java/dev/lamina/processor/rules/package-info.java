/** Tests of the processor as a whole: its structure, its lists, and that it repeats itself. */
package dev.lamina.processor.rules;
