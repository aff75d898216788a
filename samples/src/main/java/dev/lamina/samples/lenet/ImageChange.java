package dev.lamina.samples.lenet;

import dev.lamina.runtime.data.Augmentation;
import dev.lamina.runtime.data.ImageChanges;

/** Random changes of training images that the command line offers. */
enum ImageChange {
  /** By up to one pixel in each direction: right for all images. */
  SHIFT,
  /** Left for right: right for clothes, wrong for digits. */
  MIRROR;

  Augmentation augmentation() {
    return switch (this) {
      case SHIFT -> ImageChanges.shift(28, 28, 1);
      case MIRROR -> ImageChanges.mirror(28);
    };
  }
}
