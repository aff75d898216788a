package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/**
 * What is reported about cells of one's own: their fields, and what one step leaves to the next.
 */
class CellMessagesTest {
  @Test
  void noSequenceForAnOwnCell() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
            // ERROR [SequenceNeeded] @Recurrent y runs along a sequence, but letters has one value a sample
            //     in y: @Elman
            //     letters  9
            //   fix: make the input a sequence: @Input(value = 8, sequence = true) or @Tokens(1000)
            //^
              @Recurrent
              abstract class Body {
                @State(4) Layer h;
                @From("h") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Input(9) Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void batchNormInACell() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
                @State(4) Layer h;
            // ERROR [BadBody] @BatchNorm next takes its statistics over all steps, but stands in a cell, which is one of them
            //     in y: @Elman
            //   fix: @LayerNorm normalises each step by itself
            //                               ^
                @From("h") @Dense(units = 4) @BatchNorm @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Input(value = 9, sequence = true) Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aStateOfAnotherSize() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
            // ERROR [StateShape] @State y.h of 4 is the value of y.next in the step before, but that is 3
            //     in y: @Elman
            //     letters  T x 9    OneHot
            //     y.h      T x 4    State
            //     y.next   T x 3    From h; Dense 3
            //   fix: @State(3)
            //         ^
                @State(4) Layer h;
                @From("h") @Dense(units = 3) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aStateOfAnotherSizeOfAnImage() {
    new CompileTester()
        .check(
            """
            @Block(Frames.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Frames {
              @Recurrent
              abstract class Body {
            // ERROR [StateShape] @State y.h of 2 x 8 x 9 is the value of y.next in the step before, but that is 2 x 8 x 8
            //     in y: @Frames
            //     film    T x 1 x 8 x 8
            //     y.h     T x 2 x 8 x 9    State
            //     y.seen  T x 2 x 8 x 8    Conv 2, 3x3
            //     y.next  T x 2 x 8 x 8    From seen
            //   fix: @State({2, 8, 8})
            //                 ^
                @State(value = {2, 8, 9}, of = "next") Layer h;
                @Conv(filters = 2, kernel = 3, padding = SAME) Layer seen;
                @From("seen") @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Input(value = {1, 8, 8}, sequence = true) Layer film;
              @Frames @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aStateOfAFieldThatIsNotThere() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
            // ERROR [UnknownLayer] @State y.h is the value of "nexd" in the step before, but there is no such layer
            //     in y: @Elman
            //     letters  T x 9    OneHot
            //     y.h      T x 4    State
            //   fix: did you mean "next"?
            //                         ^
                @State(value = 4, of = "nexd") Layer h;
                @From("h") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aFieldOfACellThatNothingTakes() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
                @State(4) Layer h;
            // ERROR [UnusedLayer] nothing takes the value of y.forgotten, and it is no @State of the next step
            //     in y: @Elman
            //     letters      T x 9    OneHot
            //     y.forgotten  T x 4    Dense 4
            //   fix: take it by @From, or remove it; the last field is the cell's value
            //  ^
                @Dense(units = 4) Layer forgotten;
                @From("h") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aCellWithoutState() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
            // ERROR [BadBody] @Recurrent of y has no @State, so no step would know of the one before it
            //     in y: @Elman
            //     letters  T x 9    OneHot
            //   fix: add one: @State(8) Layer h; or remove @Recurrent
            //^
              @Recurrent
              abstract class Body {
                @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aCellWithTheAttributesOfABuiltInOne() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
            // ERROR [BadAttribute] @Recurrent Body: units describes a built-in cell on a field, but this is a class with a cell of its own
            //     in y: @Elman
            //   fix: remove units
            //                   ^
            // ERROR [BadAttribute] @Recurrent Body: cell describes a built-in cell on a field, but this is a class with a cell of its own
            //     in y: @Elman
            //   fix: remove cell
            //                                 ^
            // ERROR [BadAttribute] @Recurrent Body: layers describes a built-in cell on a field, but this is a class with a cell of its own
            //     in y: @Elman
            //   fix: remove layers
            //                                                ^
              @Recurrent(units = 4, cell = Cell.GRU, layers = 2, returns = Returns.LAST)
              abstract class Body {
                @State(4) Layer h;
                @From("h") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aSequenceInsideAStep() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
                @State(4) Layer h;
            // ERROR [BadBody] @Recurrent inner runs along a whole sequence, but stands in a cell, which is one step of it
            //     in y: @Elman
            //   fix: put it on a field outside the cell, or write what it computes as fields with @State
            //             ^
                @From("h") @Recurrent(units = 4) Layer inner;
                @From("inner") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void statesOutsideACell() {
    new CompileTester()
        .check(
            """
            @Block(Twice.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Twice {
              abstract class Body {
            // ERROR [StateOutsideCell] @State h is what the step before has left, but there are no steps here
            //     in y: @Twice
            //   fix: put it into the body of a @Block that bears @Recurrent
            //  ^
                @State(4) Layer h;
                @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
            // ERROR [StateOutsideCell] @State h is what the step before has left, but there are no steps here
            //   fix: put it into the body of a @Block that bears @Recurrent
            //^
              @State(9) Layer h;
              @Add("letters") @Output(loss = L1) Layer sum;
              @From("letters") @Twice @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void sizesOfStates() {
    new CompileTester()
        .check(
            """
            @Block(Elman.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Elman {
              @Recurrent
              abstract class Body {
            // ERROR [BadAttribute] @State h: its value takes {C, H, W}, or one number for a vector, but has 2 numbers
            //     in y: @Elman
            //   fix: @State({1, 4, 3})
            //         ^
                @State({4, 3}) Layer h;
            // ERROR [BadAttribute] @State g: its value takes {C, H, W}, or one number for a vector, but is empty
            //     in y: @Elman
            //   fix: @State({8, 10, 10})
            //  ^
                @State Layer g;
            // ERROR [BadAttribute] @State k: its value takes sizes of at least 1, but one is 0
            //     in y: @Elman
            //   fix: @State(1)
            //         ^
                @State(0) Layer k;
                @From("h") @Dense(units = 4) @Tanh Layer next;
              }
            }
            @Network
            abstract class Words {
              @Tokens(9) @OneHot Layer letters;
              @Elman @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void attentionInsideAStep() {
    new CompileTester()
        .check(
            """
            @Block(Looking.Body.class)
            @java.lang.annotation.Target(java.lang.annotation.ElementType.FIELD)
            @interface Looking {
              @Recurrent
              abstract class Body {
                @State(4) Layer h;
            // ERROR [BadBody] @Attention seen runs along a whole sequence, but stands in a cell, which is one step of it
            //     in y: @Looking
            //   fix: put it on a field outside the cell, or write what it computes as fields with @State
            //  ^
                @Attention(over = "h") @Dense(units = 4) @Tanh Layer seen;
              }
            }
            @Network
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
              @Looking @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aNetworkThatIsNoCell() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [BadBody] @Recurrent composes the body of a block, but Words is a network
            //   fix: remove it, or put the fields into the body of a @Block
            //^
              @Recurrent(units = 3)
            abstract class Words {
              @Input(value = 4, sequence = true) Layer x;
              @Recurrent(units = 4) @Output(loss = L1) Layer y;
            }
            """);
  }
}
