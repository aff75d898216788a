package dev.lamina.samples.networks;

import dev.lamina.dsl.AvgPool;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Conv;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.Dropout;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Relu;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * The classifier that GoogLeNet has at two places halfway, so that gradients reach its first
 * layers: (C, 14, 14) to (1000).
 *
 * <p>Szegedy et al., Going deeper with convolutions (2015), section 5.
 */
@Block(AuxiliaryHead.Body.class)
@Target(ElementType.FIELD)
@interface AuxiliaryHead {
  /** The layers. */
  abstract class Body {
    @AvgPool(size = 5, stride = 3)
    Layer pool;

    @Conv(filters = 128, kernel = 1)
    @Relu
    Layer conv;

    @Dense(units = 1024)
    @Relu
    @Dropout(0.7)
    Layer fc1;

    @Dense(units = 1000)
    Layer fc2;
  }
}
