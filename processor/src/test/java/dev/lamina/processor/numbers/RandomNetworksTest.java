package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Model;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Networks drawn by chance, forward and backward, against the reference in double. */
class RandomNetworksTest {
  private static final int NETWORKS = 120;
  private static final int TRANSPOSING = 40;

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> vectorCodeEqualsTheReference() {
    return networks("V", Mode.VECTOR, NETWORKS, RandomNet::of);
  }

  @TestFactory
  Stream<DynamicTest> scalarCodeEqualsTheReference() {
    return networks("S", Mode.SCALAR, NETWORKS, RandomNet::of);
  }

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> vectorCodeOfTransposedConvolutionsEqualsTheReference() {
    return networks("VT", Mode.VECTOR, TRANSPOSING, RandomNet::transposing);
  }

  @TestFactory
  Stream<DynamicTest> scalarCodeOfTransposedConvolutionsEqualsTheReference() {
    return networks("ST", Mode.SCALAR, TRANSPOSING, RandomNet::transposing);
  }

  private static Stream<DynamicTest> networks(
      String name, Mode mode, int count, BiFunction<String, Long, Net> random) {
    List<Net> nets =
        IntStream.range(0, count)
            .mapToObj(i -> random.apply(name + i, name.hashCode() * 1000L + i))
            .toList();
    CompiledNetworks compiled = CompiledNetworks.of("random" + name, mode, nets);
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return nets.stream().map(net -> dynamicTest(net.name(), () -> compare(net, compiled)));
  }

  private static void compare(Net net, CompiledNetworks compiled) {
    Model model = compiled.create(net.name(), 11);
    Random random = new Random(net.name().hashCode());
    model.threads(1 + random.nextInt(2));
    Comparison comparison = new Comparison(net, model).batch(4, random);
    if (random.nextBoolean()) {
      comparison.batch(Math.max(net.fewestSamples(), 1 + 2 * random.nextInt(2)), random);
    }
    assertEquals(List.of(), comparison.differences(), () -> Explanation.of(net, compiled));
  }
}
