package dev.lamina.samples.lenet;

import dev.lamina.runtime.data.Augmentation;
import dev.lamina.runtime.data.ImageChanges;

/** Random changes of training images that the command line offers. */
enum ImageChange {
  /** By up to one pixel in each direction: right for all images. */
  SHIFT(ImageChanges.shift(28, 28, 1)),
  /** Left for right: right for clothes, wrong for digits. */
  MIRROR(ImageChanges.mirror(28));

  private final Augmentation augmentation;

  ImageChange(Augmentation augmentation) {
    this.augmentation = augmentation;
  }

  Augmentation augmentation() {
    return augmentation;
  }
}
