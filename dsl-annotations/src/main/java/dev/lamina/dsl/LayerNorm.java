package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Layer normalisation: {@code (C, H, W)} or {@code (D)}, which stays, over all elements of a
 * sample.
 *
 * <pre>{@code y[i] = (x[i] - mean) / sqrt(variance + epsilon) * w[i] + b[i]}</pre>
 *
 * <p>Mean and variance are those of one sample, over all its elements, the variance divided by
 * their number: samples do not depend on each other, and a prediction computes what training does.
 *
 * <p>Parameters: {@code weight}, which starts at 1, and {@code bias} at 0, both of the sample's
 * shape, (C, H, W) or (D). An epsilon that is not above 0 is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.LayerNorm([C, H, W])}. Ba, Kiros and Hinton, Layer normalization
 * (2016).
 *
 * <pre>{@code @Dense(units = 64) @LayerNorm @Relu Layer hidden;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface LayerNorm {
  /** What is added to the variance, so that nothing is divided by zero; above 0. */
  double epsilon() default 1e-5;
}
