package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The most that a network may take, beside its {@link Network}: a network that takes more is an
 * error by javac, which names the fields that take most.
 *
 * <p>What is not given has no limit. A limit below 1, a budget without a limit, and a budget on a
 * class that is no network are errors by javac.
 *
 * <pre>{@code @Network @Budget(parameters = 70_000, macs = 500_000)
 * abstract class LeNet5 { ... }}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Budget {
  /** Most trained numbers: the sum of the sizes of all weights and biases; at least 1. */
  long parameters() default -1;

  /**
   * Most multiply-adds of one sample forward, those of auxiliary outputs included; at least 1. Only
   * convolutions and dense layers have any, as in the published counts of networks.
   */
  long macs() default -1;

  /**
   * Most bytes that training needs for one sample; at least 1. This is the length of a sample's
   * slice of the arena, 4 bytes a float: values and gradients of all layers with their padding,
   * where those that are not needed at the same time share places. A batch of N takes N times as
   * much; parameters, their gradients and sums over the batch are not counted.
   */
  long activationBytes() default -1;
}
