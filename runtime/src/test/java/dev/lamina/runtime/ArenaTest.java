package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.NetworkSpec.BufferRow;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ArenaTest {
  private static final int LINE = 16;

  @Provide
  Arbitrary<List<BufferRow>> rows() {
    Arbitrary<Integer> offsets = Arbitraries.integers().between(-1, 300);
    return Combinators.combine(Arbitraries.integers().between(1, 200), offsets, offsets)
        .as(
            (size, training, inference) ->
                new BufferRow("b", NetworkSpec.SAMPLES, size, training, inference))
        .list()
        .ofMaxSize(9);
  }

  private static void checkStride(Arena arena, List<BufferRow> rows) {
    int end = 0;
    for (int i = 0; i < rows.size(); i++) {
      if (arena.offsets()[i] >= 0) {
        end = Math.max(end, arena.offsets()[i] + rows.get(i).size());
      }
    }
    assertTrue(arena.stride() >= end, "the next slice begins behind the last buffer");
    assertTrue(arena.stride() < end + 2 * LINE || arena.stride() == LINE, "no more than needed");
    assertEquals(0, arena.stride() % LINE);
    assertEquals(1, arena.stride() / LINE % 2, "an odd number of lines");
  }

  @Property
  void aSliceHoldsEveryBufferAndIsAnOddNumberOfLines(@ForAll("rows") List<BufferRow> rows) {
    checkStride(Arena.forTraining(rows), rows);
    checkStride(Arena.forInference(rows), rows);
    checkStride(Arena.keepingAll(rows), rows);
  }

  @Property
  void placesAreThoseOfTheTable(@ForAll("rows") List<BufferRow> rows) {
    assertArrayEquals(
        rows.stream().mapToInt(BufferRow::training).toArray(), Arena.forTraining(rows).offsets());
    assertArrayEquals(
        rows.stream().mapToInt(BufferRow::inference).toArray(), Arena.forInference(rows).offsets());
  }

  /** Each float of the array belongs to one buffer of one sample at most. */
  @Property
  void keptValuesShareNoPlaceWithinASampleOrBetweenSamples(@ForAll("rows") List<BufferRow> rows) {
    Arena arena = Arena.keepingAll(rows);
    float[] floats = arena.floats(3);
    BitSet used = new BitSet();
    for (int n = 0; n < 3; n++) {
      for (int i = 0; i < rows.size(); i++) {
        int from = arena.offsets()[i] + n * arena.stride();
        if (rows.get(i).inference() < 0) {
          assertEquals(-1, arena.offsets()[i]);
        } else {
          int to = from + rows.get(i).size();
          assertTrue(to <= floats.length);
          assertEquals(0, arena.offsets()[i] % LINE, "each buffer begins on a line");
          assertEquals(0, used.get(from, to).cardinality());
          used.set(from, to);
        }
      }
    }
  }

  @Example
  void aSmallerBatchUsesTheSameArrayALargerOneANewAndCleanOne() {
    Arena arena = Arena.forTraining(List.of(new BufferRow("x", NetworkSpec.SAMPLES, 20, 0, 0)));
    assertEquals(48, arena.stride());
    float[] two = arena.floats(2);
    assertEquals(96, two.length);
    Arrays.fill(two, 7);
    assertSame(two, arena.floats(1));
    assertSame(two, arena.floats(2));
    float[] three = arena.floats(3);
    assertArrayEquals(new float[144], three);
    assertSame(three, arena.floats(2));
  }

  /** 2^20 floats are an even number of lines, so a slice has one more: 1,048,592. */
  @Example
  void aBatchThatNoArrayHoldsIsRefusedWithTheLargestThatFits() {
    Arena arena =
        Arena.forInference(List.of(new BufferRow("x", NetworkSpec.SAMPLES, 1 << 20, 0, 0)));
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Exception e = assertThrows(IllegalArgumentException.class, () -> arena.floats(5000));
      assertEquals(
          "a batch of 5,000 needs 5,242,960,000 floats, 1,048,592 a sample; a Java array holds"
              + " 2^31: at most 2,047 fit",
          e.getMessage());
    } finally {
      Locale.setDefault(usual);
    }
    assertThrows(IllegalArgumentException.class, () -> arena.floats(2048));
  }
}
