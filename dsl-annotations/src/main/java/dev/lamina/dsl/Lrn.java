package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Local response normalisation: each element is divided by a power of the energy that its
 * neighbours along the channels have at the same place; the shape, (C, H, W) or (C), stays.
 *
 * <pre>{@code y[c,i,j] = x[c,i,j] / (K + alpha/N * sum over d of x[d,i,j]^2)^beta
 *     d from max(0, c - floor(N/2)) to min(C - 1, c + floor((N - 1)/2))}</pre>
 *
 * <p>N is {@link #size}, K is {@link #k}; the defaults are those of Krizhevsky et al., ImageNet
 * classification with deep convolutional neural networks (2012), section 3.3. Their formula,
 *
 * <pre>{@code b[i] = a[i] / (k + alpha * sum of a[j]^2)^beta}</pre>
 *
 * <p>has no division by N, but PyTorch and Caffe divide, and so does this: to get theirs to the
 * letter, give alpha N times as large, 5e-4. No parameters.
 *
 * <p>An error by javac: fewer than one channel in N, a negative alpha or beta, and a k of 0 or
 * less, with which the quotient could be 0 / 0.
 *
 * <p>Counterpart: {@code torch.nn.LocalResponseNorm}, whose k is 1 unless given; Caffe's {@code
 * LRN} layer across channels.
 *
 * <pre>{@code @Conv(filters = 96, kernel = 11, stride = 4) @Relu @Lrn Layer c1;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Lrn {
  /** Number N of channels that are summed, the element's own among them; at least 1. */
  int size() default 5;

  /** Weight alpha of the mean of the squares, 0 or more. */
  double alpha() default 1e-4;

  /** Exponent beta, 0 or more. */
  double beta() default 0.75;

  /** Number K added to the mean of the squares, above 0. */
  double k() default 2;

  /** In a block: numbers from the block's parameters, {@code "size = width"}; see {@link Block}. */
  String bind() default "";
}
