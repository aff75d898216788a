/** Sets of images that samples train on and test with, from files in the IDX format. */
@NullMarked
package dev.lamina.samples.images;

import org.jspecify.annotations.NullMarked;
