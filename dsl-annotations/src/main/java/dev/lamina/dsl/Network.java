package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a network: a class whose fields of type {@link Layer} are its layers, in source order.
 *
 * <p>Each field takes the value of the field above it, unless {@link From} names another. Several
 * annotations on one field are applied from left to right. Sizes are those of one sample; the batch
 * size is a number of the run and never written here. From a class {@code LeNet5} javac gets {@code
 * LeNet5Model}, a subclass of it in the same package that predicts and trains.
 *
 * <p>The class is abstract, not private, not generic, and stands in no other class. Its layer
 * fields are neither private nor final nor static. Anything else, a network without an {@link
 * Input} or without an {@link Output}, and a layer that no output needs is an error by javac.
 *
 * <pre>{@code @Network
 * abstract class Xor {
 *   @Input(2) Layer bits;
 *   @Dense(units = 8) @Tanh Layer hidden;
 *   @Dense(units = 1) @Output(loss = BINARY_CROSS_ENTROPY) Layer result;
 * }}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Network {}
