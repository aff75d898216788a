package dev.lamina.samples.networks;

import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Relu;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A stage of U-Net: (C, H, W) to (filters, H, W).
 *
 * <p>Ronneberger, Fischer and Brox, U-Net: convolutional networks for biomedical image segmentation
 * (2015), padded so that the size stays, and with the normalisations of later versions.
 */
@Block(TwoConvs.Body.class)
@Target(ElementType.FIELD)
@interface TwoConvs {
  /** Number of channels that come out. */
  int filters();

  /** The layers. */
  abstract class Body {
    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = filters")
    @BatchNorm
    @Relu
    Layer conv1;

    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = filters")
    @BatchNorm
    @Relu
    Layer conv2;
  }
}
