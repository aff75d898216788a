/** What users write: the annotations that declare a network, and the layer handle type. */
@NullMarked
package dev.lamina.dsl;

import org.jspecify.annotations.NullMarked;
