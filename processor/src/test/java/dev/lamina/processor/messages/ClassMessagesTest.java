package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about the class of a network. */
class ClassMessagesTest {
  @Test
  void noNetwork() {
    new CompileTester()
        .check(
            """
            // WARNING [NoNetwork] Digits declares an @Input, but is no @Network, so no model is made of it
            //   fix: write @Network above class Digits
            //       ^
            abstract class Digits {
              @Input(4) Layer left;
              @Input(4) Layer right;
              @Add("left") @Output(loss = L1) Layer y;
            }

            class Outer {
            // WARNING [NoNetwork] Letters declares an @Input, but is no @Network, so no model is made of it
            //   fix: write @Network above class Letters
            //                ^
              abstract static class Letters {
                @Input(4) @Output(loss = L1) Layer x;
              }
            }
            """);
  }

  @Test
  void whatMayBeTheBodyOfABlock() {
    new CompileTester()
        .check(
            """
            abstract class Digits {
              @Conv(filters = 3, kernel = 3) Layer image;
              @Relu Layer y;
            }

            @interface Block {
              abstract class Body {
                @Input(4) Layer x;
              }
            }
            """);
  }

  @Test
  void notAClass() {
    new CompileTester()
        .check(
            """
              @Network
            // ERROR [NotAClass] @Network Digits is an interface, but must be a class
            //   fix: abstract class Digits
            //^
              interface Digits {
                int SIZE = 28;
              }

              @Network
            // ERROR [NotAClass] @Network Letters is an enum, but must be a class
            //   fix: abstract class Letters
            //^
              enum Letters { A }

              @Network
            // ERROR [NotAClass] @Network Words is a record, but must be a class
            //   fix: abstract class Words
            //^
              record Words(int count) {}

              @Network
            // ERROR [NotAClass] @Network Marks is an annotation, but must be a class
            //   fix: abstract class Marks
            // ^
              @interface Marks {}
            """);
  }

  @Test
  void genericNetwork() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [GenericNetwork] @Network Digits has type parameters, but its layers need none
            //   fix: remove the type parameters
            //       ^
            abstract class Digits<T> {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void innerNetwork() {
    new CompileTester()
        .check(
            """
            class Outer {
              @Network
            // ERROR [InnerNetwork] @Network Digits stands inside another class, but its model is a class of its own
            //   fix: move it out of Outer
            //                ^
              abstract static class Digits {
                @Input(4) @Output(loss = L1) Layer x;
              }
            }
            """);
  }

  @Test
  void finalNetwork() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [FinalNetwork] @Network Digits is final, but its model extends it
            //   fix: remove final
            //    ^
            final class Digits {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void sealedNetwork() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [FinalNetwork] @Network Digits is sealed, but its model extends it
            //   fix: remove sealed and permits
            //              ^
            abstract sealed class Digits permits Other {
              @Input(4) @Output(loss = L1) Layer x;
            }

            final class Other extends Digits {}
            """);
  }

  @Test
  void hiddenConstructor() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [HiddenConstructor] @Network Digits has no constructor that its model can call: without parameters and not private
            //   fix: add Digits() {}
            //       ^
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

              private Digits() {}

              Digits(int size) {}
            }
            """);
  }

  @Test
  void aConstructorThatCanBeCalled() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

              Digits() {}

              private Digits(int size) {}
            }
            """);
  }

  @Test
  void inheritedLayers() {
    new CompileTester()
        .check(
            """
            abstract class Base {
              Layer c0;
            }

            abstract class Middle extends Base {}

            @Network
            // ERROR [InheritedLayers] @Network Digits inherits layer c0 of Base, but only its own fields are read
            //   fix: declare c0 in Digits
            //       ^
            abstract class Digits extends Middle {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void modelNameTaken() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [ModelNameTaken] the model of @Network Digits is called DigitsModel, but there is such a class already
            //   fix: rename Digits or DigitsModel
            //       ^
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;
            }

            class DigitsModel {}
            """);
  }

  @Test
  void modelNameTakenByAnotherFile() {
    new CompileTester()
        .beside("DigitsModel", "class DigitsModel {}")
        .check(
            """
            @Network
            // ERROR [ModelNameTaken] the model of @Network Digits is called DigitsModel, but there is such a class already
            //   fix: rename Digits or DigitsModel
            //       ^
            abstract class Digits {
            // ERROR [NeedsImage] @Conv x needs an input of C x H x W, but x.input is a vector of 4
            //     x.input  4
            //   fix: an @Input of {C, H, W}, or use @Dense here
            //          ^
              @Input(4) @Conv(filters = 1, kernel = 1) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void noLayers() {
    new CompileTester()
        .check(
            """
            @Network
            // ERROR [NoLayers] @Network Digits declares no layers
            //   fix: begin with an input: @Input({1, 28, 28}) Layer image;
            //       ^
            abstract class Digits {
              int size;
            }
            """);
  }
}
