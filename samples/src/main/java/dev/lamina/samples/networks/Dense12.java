package dev.lamina.samples.networks;

import dev.lamina.dsl.BatchNorm;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Join;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Relu;
import dev.lamina.dsl.Residual;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * A layer of DenseNet: (C, H, W) to (C + 12, H, W), the input and 12 channels more.
 *
 * <p>Huang et al., Densely connected convolutional networks (2017), with growth rate 12.
 */
@Block(Dense12.Body.class)
@Target(ElementType.FIELD)
@interface Dense12 {
  /** The layers. */
  @Residual(join = Join.CONCAT)
  abstract class Body {
    @BatchNorm @Relu Layer norm;

    @Conv(filters = 12, kernel = 3, padding = 1, bias = false)
    Layer conv;
  }
}
