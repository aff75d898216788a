package dev.lamina.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The same values as one vector, in C, H, W order: {@code (C, H, W) -> (C*H*W)}.
 *
 * <p>No parameters. {@link Dense} flattens by itself; this is for reading or joining vectors. A
 * vector stays as it is.
 *
 * <p>Counterpart: {@code torch.nn.Flatten}.
 *
 * <pre>{@code @Flatten Layer features;}</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
@LayerAnnotation
public @interface Flatten {}
