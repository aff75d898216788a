package dev.lamina.samples.mail;

import static dev.lamina.dsl.Returns.LAST;

import dev.lamina.dsl.Add;
import dev.lamina.dsl.Block;
import dev.lamina.dsl.Layer;
import dev.lamina.dsl.Recurrent;
import dev.lamina.dsl.State;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/**
 * All steps of a sequence in one vector, as a cell of one's own:
 *
 * <pre>total[t] = total[t-1] + x[t]</pre>
 */
@Block(Sum.Body.class)
@Target(ElementType.FIELD)
@interface Sum {
  /** Numbers in a step. */
  int units();

  /** One step. */
  @Recurrent(returns = LAST)
  abstract class Body {
    @State(bind = "value = units", of = "total")
    Layer before;

    @Add("before")
    Layer total;
  }
}
