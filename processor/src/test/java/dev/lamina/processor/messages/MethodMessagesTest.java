package dev.lamina.processor.messages;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.api.Test;

/** What is reported about constructors and methods of a network's class. */
class MethodMessagesTest {
  @Test
  void throwingConstructor() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

            // ERROR [ThrowingConstructor] @Network Digits has a constructor that throws IOException and InterruptedException, but its model handles no exception
            //   fix: catch it inside, or throw an unchecked one
            //^
              Digits() throws java.io.IOException, IllegalStateException, InterruptedException {}
            }
            """);
  }

  @Test
  void constructorsThatThrowWhatNobodyMustHandle() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

              Digits() throws IllegalStateException, StackOverflowError {}

              Digits(String name) throws java.io.IOException {}
            }
            """);
  }

  @Test
  void abstractMethod() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

            // ERROR [AbstractMethod] @Network Digits has the abstract method size(int, String), but its model has no body for it
            //   fix: give size a body, or remove it
            //             ^
              abstract int size(int scale, String name);

            // ERROR [AbstractMethod] @Network Digits has the abstract method predict(int), but its model has no body for it
            //   fix: give predict a body, or remove it
            //                        ^
              protected abstract void predict(int samples);
            }
            """);
  }

  @Test
  void inheritedAbstractMethod() {
    new CompileTester()
        .check(
            """
            abstract class Base implements Comparable<Base>, AutoCloseable {
              abstract int size();

              public void close() {}
            }

            @Network
            // ERROR [AbstractMethod] @Network Digits inherits the abstract method compareTo(Base) of Comparable, but its model has no body for it
            //   fix: declare compareTo in Digits
            //       ^
            // ERROR [AbstractMethod] @Network Digits inherits the abstract method size() of Base, but its model has no body for it
            //   fix: declare size in Digits
            //       ^
            abstract class Digits extends Base {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void methodsWithABodySomewhere() {
    new CompileTester()
        .check(
            """
            interface Sized {
              int size();

              default int twice() {
                return 2 * size();
              }

              static void save(java.nio.file.Path file) {}
            }

            class Counter {
              public int size() {
                return 1;
              }

              private void save(java.nio.file.Path file) {}
            }

            @Network
            abstract class Digits extends Counter implements Sized, Comparable<Digits> {
              @Input(4) @Output(loss = L1) Layer x;

              public int compareTo(Digits other) {
                return 0;
              }

              private int predict(float[] x) {
                return x.length;
              }

              void predict(double[] x) {}
            }
            """);
  }

  @Test
  void methodsThatTheModelImplements() {
    new CompileTester()
        .check(
            """
            interface Named {
              String name();
            }

            @Network
            abstract class Digits implements Named, dev.lamina.runtime.Model {
              @Input(4) @Output(loss = L1) Layer x;

              abstract float[] predict(float[] x);

              public abstract java.util.List<dev.lamina.runtime.InputPort> inputs();

              public abstract void save(java.nio.file.Path file) throws java.io.IOException;

              static Digits create(long seed) {
                return DigitsModel.create(seed);
              }
            }
            """);
  }

  @Test
  void methodTaken() {
    new CompileTester()
        .check(
            """
            @Network
            abstract class Digits {
              @Input(4) @Output(loss = L1) Layer x;

            // ERROR [MethodTaken] @Network Digits has a method save(Path), but its model has its own: void save(Path) throws IOException
            //   fix: rename save
            //           ^
              final void save(java.nio.file.Path file) {}

            // ERROR [MethodTaken] @Network Digits has a method predict(float[]), but its model has its own: float[] predict(float[])
            //   fix: rename predict
            //    ^
              int predict(float... x) {
                return 0;
              }

            // ERROR [MethodTaken] @Network Digits has a method create(long), but its model has its own: static DigitsModel create(long)
            //   fix: rename create
            //              ^
              static String create(long seed) {
                return "";
              }

            // ERROR [MethodTaken] @Network Digits has a method load(Path), but its model has its own: static DigitsModel load(Path) throws IOException
            //   fix: rename load
            //              ^
              static Digits load(java.nio.file.Path file) {
                return null;
              }

            // ERROR [MethodTaken] @Network Digits has a method lossAndGradients(float[], float[], int), but its model has its own: float lossAndGradients(float[], float[], int)
            //   fix: rename lossAndGradients
            //             ^
              abstract int lossAndGradients(float[] x, float[] targets, int size);

            // ERROR [MethodTaken] @Network Digits has a method inputs(), but its model has its own: List<InputPort> inputs()
            //   fix: rename inputs
            //                                ^
              abstract java.util.List<String> inputs();

            // ERROR [MethodTaken] @Network Digits has a method summary(), but its model has its own: String summary()
            //   fix: rename summary
            //              ^
              public String summary() {
                return "never called";
              }

            // ERROR [MethodTaken] @Network Digits has a method newBatch(int), but its model has its own: Batch newBatch(int)
            //   fix: rename newBatch
            //     ^
              void newBatch(int capacity) {}

            // ERROR [MethodTaken] @Network Digits has a method restore(Path), but its model has its own: void restore(Path) throws IOException
            //   fix: rename restore
            //              ^
              abstract void restore(java.nio.file.Path file);
            }
            """);
  }

  @Test
  void methodTakenOnceATypeIsKnown() {
    new CompileTester()
        .check(
            """
            abstract class Base<T> {
              final void restore(T file) {}

              abstract T read(T file);
            }

            @Network
            // ERROR [AbstractMethod] @Network Digits inherits the abstract method read(Path) of Base, but its model has no body for it
            //   fix: declare read in Digits
            //       ^
            // ERROR [MethodTaken] @Network Digits inherits a method restore(Path) of Base, but its model has its own: void restore(Path) throws IOException
            //   fix: rename restore of Base
            //       ^
            abstract class Digits extends Base<java.nio.file.Path> {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }

  @Test
  void inheritedMethodTaken() {
    new CompileTester()
        .check(
            """
            class Base {
              protected <T extends java.nio.file.Path> void save(T file) {}
            }

            @Network
            // ERROR [MethodTaken] @Network Digits inherits a method save(Path) of Base, but its model has its own: void save(Path) throws IOException
            //   fix: rename save of Base
            //       ^
            abstract class Digits extends Base {
              @Input(4) @Output(loss = L1) Layer x;
            }
            """);
  }
}
