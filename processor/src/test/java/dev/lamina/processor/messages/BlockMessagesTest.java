package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about blocks: their bodies, their parameters, and how they are used. */
class BlockMessagesTest {
  @Test
  void aBodyWithoutLayers() {
    new CompileTester()
        .check(
            """
            @Block(Empty.Body.class)
            @interface Empty {
            // ERROR [EmptyBlock] the body of @Empty, class Body, declares no layers
            //     in x: @Empty
            //   fix: give it a field such as @Conv(filters = 16, kernel = 3) @Relu Layer conv;
            //         ^
              abstract class Body {
                int width;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})         Layer image;
              @Empty @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void aBlockInsideItself() {
    new CompileTester()
        .check(
            """
            @Block(Outer.Body.class)
            @interface Outer {
              abstract class Body {
                @Relu  Layer a;
                @Inner Layer b;
              }
            }
            @Block(Inner.Body.class)
            @interface Inner {
              abstract class Body {
                @Tanh  Layer c;
            // ERROR [BlockInsideItself] @Outer d stands inside its own body, so that it would never end
            //     in x: @Outer
            //     in b: @Inner
            //   fix: use @Repeat where the block is used, or remove it here
            //  ^
                @Outer Layer d;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})         Layer image;
              @Outer @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void parametersAreWholeNumbers() {
    new CompileTester()
        .check(
            """
            @Block(Wide.Body.class)
            @interface Wide {
              int width();
              double rate() default 0.5;
              String kind();
              abstract class Body {
                @Conv(kernel = 1, bind = "filters = width") Layer conv;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})                                   Layer image;
            // ERROR [BlockParameter] @Wide x: parameter rate is of another type than int
            //   fix: declare it as int rate() in @Wide
            //^
            // ERROR [BlockParameter] @Wide x: parameter kind is of another type than int
            //   fix: declare it as int kind() in @Wide
            //                        ^
              @Wide(width = 3, kind = "x") @Output(loss = L1)     Layer x;
            }
            """);
  }

  @Test
  void inputsAndOutputsBelongToTheNetwork() {
    new CompileTester()
        .check(
            """
            @Block(Whole.Body.class)
            @interface Whole {
            // ERROR [BadBody] class Body has @Residual and @Branches, but a body is composed in one way
            //     in x: @Whole
            //   fix: remove one, and nest another block for it
            //          ^
              @Residual @Branches
              abstract class Body {
            // ERROR [BadBody] @Input in stands in the body of a block, but belongs to the network
            //     in x: @Whole
            //   fix: remove the field: the first one takes what arrives at the block
            //  ^
                @Input(3)           Layer in;
                @Relu               Layer middle;
            // ERROR [BadBody] @Output out stands in the body of a block, but belongs to the network
            //     in x: @Whole
            //   fix: put @Output on the field that uses the block
            //  ^
                @Output(loss = L1)  Layer out;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})         Layer image;
              @Whole @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void oneBranch() {
    new CompileTester()
        .check(
            """
            @Block(One.Body.class)
            @interface One {
            // ERROR [BadBody] @Branches of x has one branch, so there is nothing to join
            //     in x: @One
            //     image   1 x 8 x 8
            //     x.only  1 x 8 x 8    Relu
            //   fix: add a branch, or remove @Branches
            //^
              @Branches
              abstract class Body {
                @Relu Layer only;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})       Layer image;
              @One @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void expressionsThatCannotBeRead() {
    new CompileTester()
        .check(
            """
            @Block(Wide.Body.class)
            @interface Wide {
              int width();
              int stride() default 1;
              abstract class Body {
            // ERROR [BadBind] @Conv a: 4 * wdith: "wdith" is no parameter
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: did you mean "width"?
            //                           ^
                @Conv(kernel = 1, bind = "filters = 4 * wdith")            Layer a;
            // ERROR [BadBind] @Conv b: width / 3: 64 / 3 = 21 has a remainder of 1
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: change the expression, or the numbers in it
            //                           ^
                @Conv(kernel = 1, bind = "filters = width / 3")            Layer b;
            // ERROR [BadBind] @Conv c: @Conv has no attribute "strid"
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: did you mean "stride"?
            //                           ^
                @Conv(kernel = 1, bind = "filters = width, strid = 2")     Layer c;
            // ERROR [BadBind] @Conv d: "filters" is no assignment
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: attribute = expression
            //                           ^
                @Conv(kernel = 1, bind = "filters")                        Layer d;
            // ERROR [BadBind] @Conv e: (width + 1: a closing parenthesis is missing
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: use whole numbers, + - * /, parentheses and width, stride
            //                           ^
                @Conv(kernel = 1, bind = "filters = (width + 1")           Layer e;
            // ERROR [BadBind] @Conv f: width * 100000000: 6,400,000,000 is no int
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: change the expression, or the numbers in it
            //                           ^
                @Conv(kernel = 1, bind = "filters = width * 100000000")    Layer f;
            // ERROR [BadBind] @Conv g: filters of @Conv is given twice
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: leave one of them away
            //                                        ^
                @Conv(kernel = 1, filters = 3, bind = "filters = width")   Layer g;
            // ERROR [BadBind] @Conv h: bias of @Conv takes no whole number
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: write it as @Conv(bias = ...)
            //                           ^
                @Conv(kernel = 1, bind = "filters = width, bias = 0")      Layer h;
            // ERROR [BadBind] @Conv i: width / (stride - 1): 64 / 0 is no number
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: change the expression, or the numbers in it
            //                           ^
                @Conv(kernel = 1, bind = "filters = width / (stride - 1)") Layer i;
            // ERROR [BadBind] @Conv j: width stride: "stride" is one too many
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: use whole numbers, + - * /, parentheses and width, stride
            //                           ^
                @Conv(kernel = 1, bind = "filters = width stride")         Layer j;
            // ERROR [BadBind] @Conv k: 2 *: a number is missing at its end
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: use whole numbers, + - * /, parentheses and width, stride
            //                           ^
                @Conv(kernel = 1, bind = "filters = 2 *")                  Layer k;
            // ERROR [BadBind] @Conv l: width $ 2: "$" is one too many
            //     in x: @Wide(width = 64)
            //     width = 64, stride = 1
            //   fix: use whole numbers, + - * /, parentheses and width, stride
            //                           ^
                @Conv(kernel = 1, bind = "filters = width $ 2")            Layer l;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 8, 8})                                                      Layer image;
            // ERROR [BadBind] @Repeat x: @Wide has no attribute "stide"
            //     width = 64, stride = 1
            //   fix: did you mean "stride"?
            //                                            ^
              @Wide(width = 64) @Repeat(value = 2, then = "stide = 1") @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void aBoundNumberThatIsOutOfRange() {
    new CompileTester()
        .check(
            """
            @Block(Wide.Body.class)
            @interface Wide {
              int width();
              abstract class Body {
            // ERROR [BadAttribute] @Conv a: filters must be at least 1, but is 0
            //     in x: @Wide(width = 64)
            //     filters = width - 64 = 0 where width = 64
            //   fix: so that filters = 1
            //                           ^
                @Conv(kernel = 1, bind = "filters = width - 64")   Layer a;
                @MaxPool(bind = "size = width / 8")                Layer b;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 7, 7})                                        Layer image;
              @Wide(width = 64)                                        Layer x;
            // ERROR [BadAttribute] @Repeat y: its value must be 1 to 1,000, but is 1001
            //   fix: @Repeat(1000)
            //                           ^
              @Wide(width = 128) @Repeat(1001)                         Layer y;
            // ERROR [BadBind] @Repeat z: value of @Repeat is given twice
            //   fix: leave one of them away
            //                                             ^
              @Wide(width = 128) @Repeat(value = 2, bind = "value = -1") Layer z;
            // ERROR [NothingToRepeat] @Repeat w has no block on its left to repeat
            //   fix: put it behind the annotation of a @Block, or write the layers out
            //         ^
              @Flatten @Repeat(3) @Output(loss = L1)                   Layer w;
            }
            """);
  }

  @Test
  void aWindowTooLargeInABlock() {
    new CompileTester()
        .check(
            """
            @Block(Wide.Body.class)
            @interface Wide {
              int size();
              abstract class Body {
            // ERROR [KernelTooLarge] @Conv y.1.a needs a 3x3 window but its input y.0.b is only 1x1
            //     in y: @Wide(size = 1)
            //     image  1 x 20 x 20
            //     x      4 x 4 x 4      Wide
            //     y.0    4 x 1 x 1      Wide
            //     y.1.a  (1 + 2*0 - 3) / 1 + 1 = -1
            //   fix: kernel = 1 gives 4 x 1 x 1, or padding = 1 gives 4 x 1 x 1
            //                              ^
                @Conv(filters = 4, kernel = 3) @Relu   Layer a;
            // WARNING [WindowDoesNotTile] @MaxPool x.b never reads the last 2 rows and 2 columns of its input x.a, which is 18x18
            //     in x: @Wide(size = 2)
            //     image  1 x 20 x 20
            //     x.a    4 x 18 x 18    Conv 4, 3x3
            //     x.b    (18 + 2*0 - 4) / 4 + 1 = 4, remainder 2
            //   fix: size = 3 gives 4 x 6 x 6, or padding = 1 gives 4 x 5 x 5, or ceilMode = true gives 4 x 5 x 5
            //                  ^
                @MaxPool(bind = "size = 2 * size")     Layer b;
              }
            }
            @Network
            abstract class Digits {
              @Input({1, 20, 20})                           Layer image;
              @Wide(size = 2)                               Layer x;
              @Wide(size = 1) @Repeat(2) @Output(loss = L1) Layer y;
            }
            """);
  }

  @Test
  void aResidualThatChangesTheShape() {
    new CompileTester()
        .check(
            """
            @Block(Plain.Body.class)
            @interface Plain {
              int filters();
              int stride();
            // ERROR [ResidualShape] @Residual a adds 8 x 4 x 4 of its body and 4 x 8 x 8 of its input, but shapes must be equal
            //     in a: @Plain(filters = 8, stride = 2)
            //     image   4 x 8 x 8
            //     a.conv  8 x 4 x 4    Conv 8, 3x3
            //     a       8 channels against 4, 4 rows against 8, 4 columns against 8
            //   fix: shortcut = PROJECTION, or a body that keeps the shape 4 x 8 x 8
            //^
              @Residual
              abstract class Body {
                @Conv(kernel = 3, padding = 1, bind = "filters = filters, stride = stride") Layer conv;
              }
            }
            @Block(Smaller.Body.class)
            @interface Smaller {
            // ERROR [ResidualShape] @Residual c adds 2 x 8 x 8 of its body and 4 x 8 x 8 of its input, but shapes must be equal
            //     in c: @Smaller
            //     image   4 x 8 x 8
            //     c.conv  2 x 8 x 8    Conv 2, 1x1
            //     c       2 channels against 4
            //   fix: shortcut = PROJECTION, or a body that keeps the shape 4 x 8 x 8
            //                             ^
              @Residual(shortcut = Shortcut.PAD)
              abstract class Body {
                @Conv(filters = 2, kernel = 1) Layer conv;
              }
            }
            @Block(Beside.Body.class)
            @interface Beside {
            // ERROR [ResidualShape] @Residual d joins 2 x 6 x 6 of its body and 4 x 8 x 8 of its input, but only channels may differ
            //     in d: @Beside
            //     image   4 x 8 x 8
            //     d.conv  2 x 6 x 6    Conv 2, 3x3
            //     d       6 rows against 8, 6 columns against 8
            //   fix: a body that keeps the height and width of 4 x 8 x 8
            //                     ^
              @Residual(join = Join.CONCAT)
              abstract class Body {
                @Conv(filters = 2, kernel = 3) Layer conv;
              }
            }
            @Block(Both.Body.class)
            @interface Both {
            // ERROR [BadAttribute] @Residual Body: shortcut must be IDENTITY where join = CONCAT, since channels may differ, but is PROJECTION
            //     in e: @Both
            //   fix: shortcut = IDENTITY
            //                                                 ^
              @Residual(join = Join.CONCAT, shortcut = Shortcut.PROJECTION)
              abstract class Body {
                @Conv(filters = 2, kernel = 1) Layer conv;
              }
            }
            @Network
            abstract class Digits {
              @Input({4, 8, 8})                                                   Layer image;
              @From("image") @Plain(filters = 8, stride = 2) @Output(loss = L1)   Layer a;
              @From("image") @Plain(filters = 4, stride = 1) @Output(loss = L1)   Layer b;
              @From("image") @Smaller @Output(loss = L1)                          Layer c;
              @From("image") @Beside @Output(loss = L1)                           Layer d;
              @From("image") @Both @Output(loss = L1)                             Layer e;
            }
            """);
  }

  @Test
  void branchesOfDifferentHeights() {
    new CompileTester()
        .check(
            """
            @Block(Fork.Body.class)
            @interface Fork {
              @Branches
              abstract class Body {
                @Conv(filters = 2, kernel = 1)                  Layer one;
                @Conv(filters = 2, kernel = 3)                  Layer reduce;
                @From("reduce") @Conv(filters = 4, kernel = 3)  Layer three;
            // ERROR [UnknownLayer] @From unknown takes "rdeuce", but there is no such layer
            //     in a: @Fork
            //   fix: did you mean "reduce"?
            //        ^
                @From("rdeuce") @Relu                           Layer unknown;
              }
            }
            @Block(Split.Body.class)
            @interface Split {
            // ERROR [ShapesDiffer] @Branches b joins b.one of 2 x 8 x 8 and b.three of 2 x 6 x 6, but shapes must be equal
            //     in b: @Split
            //     image    4 x 8 x 8
            //     b.one    2 x 8 x 8    Conv 2, 1x1
            //     b.three  2 x 6 x 6    Conv 2, 3x3
            //     b        8 rows against 6, 8 columns against 6
            //   fix: give b.three the stride and padding of b.one
            //                     ^
              @Branches(join = Join.ADD)
              abstract class Body {
                @Conv(filters = 2, kernel = 1)                  Layer one;
                @Conv(filters = 2, kernel = 3)                  Layer three;
              }
            }
            @Network
            abstract class Digits {
              @Input({4, 8, 8})                         Layer image;
              @From("image") @Fork @Output(loss = L1)   Layer a;
              @From("image") @Split @Output(loss = L1)  Layer b;
            }
            """);
  }

  @Test
  void anUnusedLayerInABody() {
    new CompileTester()
        .check(
            """
            @Block(Lost.Body.class)
            @interface Lost {
              abstract class Body {
                @Relu                Layer a;
            // ERROR [UnusedLayer] nothing takes the value of b
            //     in x: @Lost
            //   fix: let a layer below take it by @From("b"), or remove it
            //                             ^
                @Tanh                Layer b;
                @From("a") @Sigmoid  Layer c;
              }
            }
            @Network
            abstract class Digits {
              @Input({4, 8, 8})          Layer image;
              @Lost @Output(loss = L1)   Layer x;
            }
            """);
  }
}
