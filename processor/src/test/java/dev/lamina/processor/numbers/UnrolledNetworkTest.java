package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.processor.numbers.Unrolled.Start;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * A recurrent layer is what one gets by writing down its steps as layers of their own, all with the
 * same weights: the same states, answers and loss; and its gradients are the sums over the copies.
 * Gradients by the inputs are those of the embeddings, since no two steps have the same id.
 */
class UnrolledNetworkTest {
  private static List<Unrolled> all() {
    List<Unrolled> all = new ArrayList<>();
    for (int steps : new int[] {1, 2, 5}) {
      all.addAll(all(5, steps));
    }
    all.addAll(all(17, 2));
    return all;
  }

  private static List<Unrolled> all(int units, int steps) {
    List<Unrolled> all = new ArrayList<>();
    for (String cell : List.of("RNN", "LSTM", "GRU")) {
      for (Start start : Start.values()) {
        all.add(new Unrolled(cell, false, units, steps, start));
      }
    }
    all.add(new Unrolled("RNN", true, units, steps, Start.ZERO));
    all.add(new Unrolled("LSTM", true, units, steps, Start.ZERO));
    return all;
  }

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> vectorCodeIsTheSameUnrolled() {
    return unrolled(Mode.VECTOR);
  }

  @TestFactory
  Stream<DynamicTest> scalarCodeIsTheSameUnrolled() {
    return unrolled(Mode.SCALAR);
  }

  private static Stream<DynamicTest> unrolled(Mode mode) {
    Map<String, SourceFile> sources = new LinkedHashMap<>();
    for (Unrolled net : all()) {
      sources.putIfAbsent(net.rolledName(), net.rolled());
      sources.putIfAbsent(net.unrolledName(), net.unrolled());
    }
    CompiledNetworks compiled =
        CompiledNetworks.of(
            "unrolled", mode, List.copyOf(sources.values()), List.of("-Xlint:-processing"));
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return all().stream().map(net -> dynamicTest(net.toString(), () -> compare(net, compiled)));
  }

  private static void compare(Unrolled net, CompiledNetworks compiled) {
    UnrolledPair pair = new UnrolledPair(net, compiled);
    for (int samples : new int[] {1, 3}) {
      pair.compare(samples);
    }
    assertEquals(List.of(), pair.differences(), () -> net.rolled() + "\n" + net.unrolled());
  }
}
