package dev.lamina.samples.hello;

import dev.lamina.dsl.Add;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Dense;
import dev.lamina.dsl.From;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.State;
import dev.lamina.dsl.Tanh;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * The vanilla cell, written as a user writes a cell of their own:
 *
 * <pre>h[t] = tanh(W_hh h[t-1] + W_xh x[t])</pre>
 */
@Block(LectureCell.Body.class)
@Target(ElementType.FIELD)
@interface LectureCell {
  /** Size of the state h. */
  int units();

  /** One step. */
  @Recurrent
  abstract class Body {
    /** What {@code h} was in the step before. */
    @State(bind = "value = units", of = "h")
    Layer before;

    /** {@code W_xh x[t]}: a field takes the step's input unless it says otherwise. */
    @Dense(bind = "units = units", bias = false)
    Layer x;

    @From("before")
    @Dense(bind = "units = units", bias = false)
    @Add("x")
    @Tanh
    Layer h;
  }
}
