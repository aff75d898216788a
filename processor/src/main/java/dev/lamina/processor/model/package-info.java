/**
 * What a network is: records without javac and without JavaPoet. {@link
 * dev.lamina.processor.model.Declaration} as written, {@link dev.lamina.processor.model.Graph} with
 * every shape known, and {@link dev.lamina.processor.model.Layer}, the contract of a layer.
 */
@NullMarked
package dev.lamina.processor.model;

import org.jspecify.annotations.NullMarked;
