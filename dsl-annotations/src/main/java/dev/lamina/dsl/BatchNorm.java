package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batch normalisation: {@code (C, H, W)} or {@code (C)}, which stays, channel by channel.
 *
 * <pre>{@code y = (x - mean[c]) / sqrt(variance[c] + epsilon) * w[c] + b[c]}</pre>
 *
 * <p>In training mean and variance are those of the batch, over all its samples and places; they
 * also move the running ones: {@code running = (1 - momentum) * running + momentum * batch}, the
 * variance there divided by n - 1. A prediction uses the running ones, so that samples do not
 * depend on each other; right behind a convolution or a dense layer of its field it costs nothing
 * there, since it is computed into their weights. A bias before it has no effect: {@code bias =
 * false} saves it.
 *
 * <p>Parameters: {@code weight} (C), which starts at 1, and {@code bias} (C) at 0. Statistics,
 * which are saved with them but not trained: {@code running_mean} (C) at 0 and {@code running_var}
 * (C) at 1. An epsilon that is not above 0, or a momentum that is not above 0 and at most 1, is an
 * error by javac. To train with a single value a channel, a batch of one sample without places, is
 * refused with an {@link IllegalArgumentException}.
 *
 * <p>Counterpart: {@code torch.nn.BatchNorm2d}, {@code BatchNorm1d}. Ioffe and Szegedy (2015).
 *
 * <pre>
 * {@code @Conv(filters = 64, kernel = 3, padding = 1, bias = false) @BatchNorm @Relu Layer c1;}
 * </pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface BatchNorm {
  /** What is added to the variance, so that nothing is divided by zero; above 0. */
  double epsilon() default 1e-5;

  /** Share of a new batch in the running statistics; above 0, at most 1. */
  double momentum() default 0.1;
}
