package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the class files of generated models hold. */
class CompiledClassesTest {
  /** HotSpot never compiles methods of 8,000 bytecodes and more. */
  private static final int HUGE = 8000;

  @ParameterizedTest
  @EnumSource
  void noMethodIsTooLargeForHotSpot(Mode mode) {
    List<Net> nets =
        List.of(
            Nets.deep(60),
            Nets.deep(200),
            Nets.thorough(70),
            Nets.normalized(90),
            Nets.join("Sum", new Op.Add(Nets.branches(100))),
            Nets.join("Product", new Op.Multiply(Nets.branches(16))),
            Nets.join("Row", new Op.Concat(Nets.branches(100))));
    CompiledNetworks compiled = CompiledNetworks.of("large", mode, nets);
    assertEquals(List.of(), compiled.unexpectedRemarks());
    ClassFiles classes = ClassFiles.in(compiled.classes());
    assertEquals(Map.of(), classes.methodsOf(HUGE));
    assertTrue(classes.methodsOf(1000).keySet().stream().anyMatch(m -> m.endsWith(".<clinit>")));
    for (Net net : nets) {
      Comparison comparison =
          new Comparison(net, compiled.create(net.name(), 1)).batch(3, new Random(1));
      assertEquals(List.of(), comparison.differences(), net.name());
    }
  }

  /** A field may stand for any number of layers. */
  @ParameterizedTest
  @EnumSource
  void noMethodOfRepeatedBlocksIsTooLarge(Mode mode) {
    String source =
        """
        package nets;

        import dev.lamina.dsl.*;

        @Network
        abstract class Repeated {
          @Input({4, 5, 5})                         Layer image;
          @Unit @Repeat(70)                         Layer body;
          @Dense(units = 3) @Output(loss = Loss.L1) Layer y;
        }

        @Block(Unit.Body.class)
        @interface Unit {
          @Residual(activation = Activation.SILU)
          abstract class Body {
            @Conv(filters = 4, kernel = 3, padding = 1) @Tanh Layer first;
            @Conv(filters = 4, kernel = 3, padding = 1)       Layer second;
          }
        }
        """;
    SourceFile file = new SourceFile("nets/Repeated.java", source);
    ClassFiles classes =
        ClassFiles.in(CompiledNetworks.of("repeated", mode, List.of(file), List.of()).classes());
    assertEquals(Map.of(), classes.methodsOf(HUGE));
    assertFalse(classes.mentions("RepeatedModel$Constants").isEmpty(), "140 convolutions");
  }

  @ParameterizedTest
  @EnumSource
  void noMethodOfRandomNetworksIsTooLarge(Mode mode) {
    List<Net> nets =
        IntStream.range(0, 40).mapToObj(i -> RandomNet.of("R" + i, 31 * i + 5)).toList();
    CompiledNetworks compiled = CompiledNetworks.of("sizes", mode, nets);
    ClassFiles classes = ClassFiles.in(compiled.classes());
    assertTrue(classes.size() >= 3 * nets.size(), "network, model and program of each");
    assertEquals(Map.of(), classes.methodsOf(HUGE));
    List<String> vectors = classes.mentions("jdk/incubator");
    assertEquals(mode == Mode.SCALAR, vectors.isEmpty(), vectors::toString);
    assertFalse(classes.mentions("dev/lamina/runtime").isEmpty());
  }
}
