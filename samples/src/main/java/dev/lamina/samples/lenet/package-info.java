/** LeNet-5 from declaration to picture: {@code TrainLeNet} trains it and shows what it learned. */
@NullMarked
package dev.lamina.samples.lenet;

import org.jspecify.annotations.NullMarked;
