package dev.lamina.samples.networks;

import dev.lamina.dsl.Activation;
import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Residual;
import dev.lamina.dsl.Shortcut;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * Two 3x3 convolutions beside a shortcut without parameters: (C, H, W) to (width, H / stride, W /
 * stride), halves rounded up.
 *
 * <p>He et al., Deep residual learning for image recognition (2016), section 4.2, option A.
 */
@Block(PaddedBlock.Body.class)
@Target(ElementType.FIELD)
@interface PaddedBlock {
  /** Number of filters of both convolutions. */
  int width();

  /** Step of the first convolution. */
  int stride() default 1;

  /** The layers. */
  @Residual(shortcut = Shortcut.PAD, activation = Activation.RELU)
  abstract class Body {
    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = width, stride = stride")
    @BatchNorm
    @Relu
    Layer conv1;

    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = width")
    @BatchNorm
    Layer conv2;
  }
}
