package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Model;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Networks drawn by chance, forward and backward, against the reference in double. */
class RandomNetworksTest {
  private static final int NETWORKS = 120;
  private static final int TRANSPOSING = 40;
  private static final int ALONG = 40;

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

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> vectorCodeAlongSequencesEqualsTheReference() {
    return networks("VS", Mode.VECTOR, ALONG, RandomNet::along);
  }

  @TestFactory
  Stream<DynamicTest> scalarCodeAlongSequencesEqualsTheReference() {
    return networks("SS", Mode.SCALAR, ALONG, RandomNet::along);
  }

  @Test
  void everyKindOfLayerIsDrawn() {
    Set<Class<?>> drawn =
        Stream.of(
                nets("V", NETWORKS, RandomNet::of),
                nets("VT", TRANSPOSING, RandomNet::transposing),
                nets("VS", ALONG, RandomNet::along))
            .flatMap(List::stream)
            .flatMap(net -> net.ops().stream())
            .map(Op::getClass)
            .collect(Collectors.toSet());
    assertEquals(Set.of(Op.class.getPermittedSubclasses()), drawn);
  }

  private static List<Net> nets(String name, int count, BiFunction<String, Long, Net> random) {
    return IntStream.range(0, count)
        .mapToObj(i -> random.apply(name + i, name.hashCode() * 1000L + i))
        .toList();
  }

  private static Stream<DynamicTest> networks(
      String name, Mode mode, int count, BiFunction<String, Long, Net> random) {
    List<Net> nets = nets(name, count, random);
    List<SourceFile> sources = nets.stream().map(SourceFile::of).toList();
    CompiledNetworks compiled =
        CompiledNetworks.of("random" + name, mode, sources, List.of("-Xlint:-processing"));
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
