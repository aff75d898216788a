package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a layer an output of the network and says what it is trained with.
 *
 * <p>It stands last on its field; other layers may still read the value. With several outputs the
 * loss of the network is the sum of their losses times their weights. Predictions are probabilities
 * where the loss is on logits ({@link Loss#SOFTMAX_CROSS_ENTROPY}, {@link
 * Loss#BINARY_CROSS_ENTROPY}), else the values themselves.
 *
 * <p>An auxiliary output ({@link #auxiliaryTo}), such as the two halfway through GoogLeNet, brings
 * gradients to layers far from the end and is gone in predictions.
 *
 * <p>A weight that is negative or no finite number is an error by javac.
 *
 * <pre>{@code @Dense(units = 10) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer digit;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Output {
  /** The loss. */
  Loss loss();

  /** Factor of this loss in the network's, 0 or more; 0 shows an output without training it. */
  double weight() default 1;

  /**
   * Name of the output that this one helps to train. It then has no labels or targets of its own
   * but those of that output, whose loss and shape it must share; it is not computed in a
   * prediction, and neither is what serves it alone. Empty: an output of the network.
   */
  String auxiliaryTo() default "";
}
