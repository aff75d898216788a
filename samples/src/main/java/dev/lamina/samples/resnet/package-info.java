/** A command that trains ResNet-20 on small pictures. */
@NullMarked
package dev.lamina.samples.resnet;

import org.jspecify.annotations.NullMarked;
