package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The block of three convolutions of ResNet-50 and deeper: {@code (C, H, W) -> (4 * width, H /
 * stride, W / stride)}, halves rounded up.
 *
 * <pre>{@code y = relu(norm(conv1x1(relu(norm(conv3x3(relu(norm(conv1x1(x)))))))) + shortcut(x))}
 * </pre>
 *
 * <p>The shortcut is x itself, or a projection where the shape changes. The stride is that of the
 * 3x3 convolution, as in PyTorch's networks; the paper had it at the first 1x1. Parameters: {@code
 * conv1.weight} (width, C, 1, 1), {@code conv2.weight} (width, width, 3, 3), {@code conv3.weight}
 * (4 * width, width, 1, 1), those of their {@code batchNorm}, and those of {@code shortcut}.
 *
 * <p>He et al., Deep residual learning for image recognition (2016), figure 5 right.
 *
 * <pre>
 * {@code @Bottleneck(width = 128, stride = 2) @Repeat(value = 4, then = "stride = 1") Layer layer2;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@Block(Bottleneck.Body.class)
public @interface Bottleneck {
  /** Number of filters of the first two convolutions; at least 1. Must be given or bound. */
  int width() default 0;

  /** Step of the 3x3 convolution. */
  int stride() default 1;

  /** In a block: numbers from the block's parameters; see {@link Block}. */
  String bind() default "";

  /** The layers. */
  @Residual(shortcut = Shortcut.PROJECTION, activation = Activation.RELU)
  abstract class Body {
    @Conv(kernel = 1, bias = false, bind = "filters = width")
    @BatchNorm
    @Relu
    Layer conv1;

    @Conv(kernel = 3, padding = 1, bias = false, bind = "filters = width, stride = stride")
    @BatchNorm
    @Relu
    Layer conv2;

    @Conv(kernel = 1, bias = false, bind = "filters = 4 * width")
    @BatchNorm
    Layer conv3;

    private Body() {}
  }
}
