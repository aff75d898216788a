package dev.lamina.processor.emit;

import dev.lamina.processor.CompileTester;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Different fields whose names become the same where Java wants another form of them. */
class NamesThatMeetTest {
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void namesThatMeet(String simd) {
    new CompileTester()
        .with("-Alamina.simd=" + simd, "--add-modules", "jdk.incubator.vector")
        .check(
            """
            @Network
            abstract class Digits {
              @Input({1, 3, 3}) Layer x;
              @Conv(filters = 2, kernel = 2) @Gelu Layer dx;
              @Conv(filters = 2, kernel = 1) @Silu Layer ddx;
              @Gelu @Add({"dx", "ddx"}) Layer xAt;
              @Conv(filters = 2, kernel = 1) @Tanh Layer c1;
              @Conv(filters = 2, kernel = 1) @Tanh Layer c1Conv;
              @Conv(filters = 2, kernel = 1) @Tanh Layer c1_conv;
              @Conv(filters = 2, kernel = 1) @Tanh Layer C1;
              @Dense(units = 2) @Output(loss = L1) Layer y;
              @Dense(units = 2) @Output(loss = L1) Layer Y;
              @Dense(units = 2) @Output(loss = L1) Layer yValues;
              @Dense(units = 2) @Output(loss = SOFTMAX_CROSS_ENTROPY) Layer yTargets;
            }
            """);
  }
}
