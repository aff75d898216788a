package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Recurrent layer: {@code (T, D) -> (T, H)}, or {@code (H)} with {@code returns = LAST}; H = {@link
 * #units}, twice that if {@link #bidirectional}. A step (C, H, W) is flattened in that order.
 *
 * <p>Samples of a batch may differ in length: the last step is each sample's own, and the reverse
 * direction begins there. Steps behind the end are not looked at.
 *
 * <p>Parameters, for layer k and, in reverse direction, with {@code _reverse} behind the name:
 * {@code weight_ih_lk} (G*H, D), {@code weight_hh_lk} (G*H, H), {@code bias_ih_lk} and {@code
 * bias_hh_lk} (G*H), with G gates: 1, 4 or 3 (see {@link Cell}). All start uniform in +-1/sqrt(H).
 *
 * <p>On the body of a {@link Block} it makes that body one step of a sequence, a cell of one's own:
 * each field takes the input of the step unless it says otherwise by {@link From}, fields with
 * {@link State} hold what the step before has left, and the last field is the cell's value. Of the
 * attributes only {@link #returns} has a meaning there; another is an error by javac.
 *
 * <p>Counterpart: {@code torch.nn.RNN}, {@code LSTM}, {@code GRU}.
 *
 * <pre>{@code @Recurrent(units = 128, cell = LSTM, returns = LAST) Layer meaning;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.FIELD, ElementType.TYPE})
@LayerAnnotation
public @interface Recurrent {
  /** Size of the state H; at least 1. Must be given or bound. */
  int units() default 0;

  /** What is computed in each step. */
  Cell cell() default Cell.LSTM;

  /** How many such layers stand one upon another; at least 1. */
  int layers() default 1;

  /**
   * Whether a second layer reads the sequence from its end; its values stand behind those of the
   * first.
   */
  boolean bidirectional() default false;

  /** What is handed on. */
  Returns returns() default Returns.SEQUENCE;

  /** Whether numbers are added to the products. */
  boolean bias() default true;

  /** Share of the values between two layers that training drops; 0 or more and below 1. */
  double dropout() default 0;

  /**
   * Name of the layer whose value the state starts from: another recurrent layer of the same cell,
   * size and number of layers, whose state after its last step is taken whole; or a vector of H
   * numbers, with which the h of each layer starts. Empty: from zero, or from where the call before
   * has ended if the model carries its state.
   */
  String initialState() default "";

  /**
   * In a block: numbers from the block's parameters, {@code "units = 4 * width"}; see {@link
   * Block}.
   */
  String bind() default "";
}
