package dev.lamina.samples.networks;

import static dev.lamina.dsl.Loss.SOFTMAX_CROSS_ENTROPY;

import dev.lamina.dsl.Concat;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.ConvTranspose;
import dev.lamina.dsl.Input;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.MaxPool;
import dev.lamina.dsl.Network;
import dev.lamina.dsl.Output;

/**
 * A small U-Net for 64x64 pictures in grey, which says of each pixel to which of 3 classes it
 * belongs: 121,051 parameters.
 *
 * <p>Three stages down and three up; each stage on the way up also sees what the one of its size
 * has seen on the way down.
 *
 * <p>Ronneberger, Fischer and Brox, U-Net: convolutional networks for biomedical image segmentation
 * (2015), figure 1, with an eighth of the channels and one stage less.
 */
@Network
public abstract class UNet {
  @Input({1, 64, 64}) Layer image;

  @TwoConvs(filters = 8) Layer down1;

  @MaxPool(size = 2) Layer pool1;

  @TwoConvs(filters = 16) Layer down2;

  @MaxPool(size = 2) Layer pool2;

  @TwoConvs(filters = 32) Layer down3;

  @MaxPool(size = 2) Layer pool3;

  @TwoConvs(filters = 64) Layer bottom;

  @ConvTranspose(filters = 32, kernel = 2, stride = 2) @Concat("down3") Layer up3;

  @TwoConvs(filters = 32) Layer merge3;

  @ConvTranspose(filters = 16, kernel = 2, stride = 2) @Concat("down2") Layer up2;

  @TwoConvs(filters = 16) Layer merge2;

  @ConvTranspose(filters = 8, kernel = 2, stride = 2) @Concat("down1") Layer up1;

  @TwoConvs(filters = 8) Layer merge1;

  @Conv(filters = 3, kernel = 1) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer mask;
}
