package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Softmax over channels: (C, H, W), place by place, or (D); the shape stays.
 *
 * <pre>{@code y[c] = exp(x[c]) / sum over k of exp(x[k])}</pre>
 *
 * <p>No parameters. {@link Loss#SOFTMAX_CROSS_ENTROPY} takes logits and contains its own softmax,
 * and a model's predictions are probabilities already: that output needs no softmax before it.
 *
 * <p>Counterpart: {@code torch.nn.Softmax(dim=1)}.
 *
 * <pre>{@code @Conv(filters = 4, kernel = 1) @Softmax Layer gates;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Softmax {}
