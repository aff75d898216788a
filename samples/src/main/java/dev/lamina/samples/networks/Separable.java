package dev.lamina.samples.networks;

import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.DepthwiseConv;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Relu;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A convolution in two steps, in space and then across channels: (C, H, W) to (filters, H / stride,
 * W / stride), halves rounded up.
 *
 * <p>Howard et al., MobileNets: efficient convolutional neural networks for mobile vision
 * applications (2017), figure 3 right.
 */
@Block(Separable.Body.class)
@Target(ElementType.FIELD)
@interface Separable {
  /** Number of channels that come out. */
  int filters();

  /** Step of the convolution in space. */
  int stride() default 1;

  /** The layers. */
  abstract class Body {
    @DepthwiseConv(kernel = 3, padding = 1, bias = false, bind = "stride = stride")
    @BatchNorm
    @Relu
    Layer depthwise;

    @Conv(kernel = 1, bias = false, bind = "filters = filters")
    @BatchNorm
    @Relu
    Layer pointwise;
  }
}
