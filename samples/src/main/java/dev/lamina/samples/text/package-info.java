/** What samples that read or write text have in common. */
@NullMarked
package dev.lamina.samples.text;

import org.jspecify.annotations.NullMarked;
