package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The block of two 3x3 convolutions of ResNet-18 and ResNet-34: {@code (C, H, W) -> (width, H /
 * stride, W / stride)}, halves rounded up.
 *
 * <pre>{@code y = relu(norm(conv(relu(norm(conv(x))))) + shortcut(x))}</pre>
 *
 * <p>The shortcut is x itself, or a projection where the shape changes. Parameters: {@code
 * conv1.weight} (width, C, 3, 3), {@code conv2.weight} (width, width, 3, 3), those of their {@code
 * batchNorm}, and those of {@code shortcut}.
 *
 * <p>He et al., Deep residual learning for image recognition (2016), figure 5 left.
 *
 * <pre>
 * {@code @BasicBlock(width = 128, stride = 2) @Repeat(value = 4, then = "stride = 1") Layer layer2;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@Block(BasicBlock.Body.class)
public @interface BasicBlock {
  /** Number of filters of both convolutions; at least 1. Must be given or bound. */
  int width() default 0;

  /** Step of the first convolution. */
  int stride() default 1;

  /** In a block: numbers from the block's parameters; see {@link Block}. */
  String bind() default "";

  /** The layers. */
  @Residual(shortcut = Shortcut.PROJECTION, activation = Activation.RELU)
  abstract class Body {
    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = width, stride = stride")
    @BatchNorm
    @Relu
    Layer conv1;

    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = width")
    @BatchNorm
    Layer conv2;

    private Body() {}
  }
}
