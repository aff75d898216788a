package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * GoogLeNet's module of four branches: {@code (C, H, W) -> (one + three + five + pooled, H, W)}.
 *
 * <p>1x1 convolutions; 3x3 and 5x5 convolutions behind 1x1 convolutions that reduce the channels;
 * and a 3x3 maximum with a 1x1 convolution behind it. Each convolution has a bias and is followed
 * by {@link Relu}. Channels come out in this order.
 *
 * <p>Parameters: {@code weight} and {@code bias} of {@code one}, {@code reduce3}, {@code three},
 * {@code reduce5}, {@code five}, {@code pooled}.
 *
 * <p>Szegedy et al., Going deeper with convolutions (2015), figure 2 (b).
 *
 * <pre>{@code
 * @Inception(one = 64, reduce3 = 96, three = 128, reduce5 = 16, five = 32, pooled = 32) Layer i3a;
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@Block(Inception.Body.class)
public @interface Inception {
  /** Filters of the 1x1 branch. */
  int one();

  /** 1x1 filters in front of the 3x3 ones. */
  int reduce3();

  /** 3x3 filters. */
  int three();

  /** 1x1 filters in front of the 5x5 ones. */
  int reduce5();

  /** 5x5 filters. */
  int five();

  /** 1x1 filters behind the maximum. */
  int pooled();

  /** The layers. */
  @Branches
  abstract class Body {
    @Conv(kernel = 1, bind = "filters = one")
    @Relu
    Layer one;

    @Conv(kernel = 1, bind = "filters = reduce3")
    @Relu
    Layer reduce3;

    @From("reduce3")
    @Conv(kernel = 3, padding = 1, bind = "filters = three")
    @Relu
    Layer three;

    @Conv(kernel = 1, bind = "filters = reduce5")
    @Relu
    Layer reduce5;

    @From("reduce5")
    @Conv(kernel = 5, padding = 2, bind = "filters = five")
    @Relu
    Layer five;

    @MaxPool(size = 3, stride = 1, padding = 1)
    @Conv(kernel = 1, bind = "filters = pooled")
    @Relu
    Layer pooled;

    private Body() {}
  }
}
