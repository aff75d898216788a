package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import dev.lamina.runtime.train.Sgd;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  /** Two rows of three, kept column by column with a padding of zero behind each. */
  private record Columns() implements StoredLayout {
    @Override
    public int elements() {
      return 6;
    }

    @Override
    public int size() {
      return 9;
    }

    @Override
    public int offset(int element) {
      return element % 3 * 3 + element / 3;
    }
  }

  private static Parameters parameters() {
    return new Parameters()
        .declare("a.bias", new int[] {2}, Role.BIAS, StoredLayout.plain(2))
        .declare("b.weight", new int[] {2, 3}, Role.WEIGHT, new Columns())
        .allocate();
  }

  @Test
  void stepsThroughTheStoreInTheOrderOfDeclaration() {
    Parameters p = parameters();
    assertEquals(List.of("a.bias", "b.weight"), p.stream().map(Parameter::name).toList());
    assertEquals(2, p.size());
    assertEquals(8, p.count());
    assertEquals(11, p.values().length);
    assertEquals(11, p.gradients().length);
    assertEquals(0, p.get(0).storeOffset());
    assertEquals(2, p.get(0).storeSize());
    assertEquals(2, p.get(1).storeOffset());
    assertEquals(9, p.get(1).storeSize());
    assertSame(p.get(1), p.get("b.weight"));
    assertEquals(Role.BIAS, p.get(0).role());
    assertEquals(Role.WEIGHT, p.get(1).role());
    assertEquals("b.weight[2, 3]", p.get(1).toString());
  }

  /** Each float once, whatever the number of workers and however the last chunk is cut. */
  @Test
  void workersShareTheUpdateAndTheClearingOfGradients() {
    for (int workers : new int[] {1, 2, 3}) {
      int size = 100_003;
      Parameters p =
          new Parameters()
              .declare("a.weight", new int[] {size}, Role.WEIGHT, StoredLayout.plain(size))
              .declare("b.weight", new int[] {5}, Role.WEIGHT, StoredLayout.plain(5))
              .allocate();
      try (WorkerTeam team = new WorkerTeam(workers)) {
        p.shareWith(team);
        for (int i = 0; i < p.gradients().length; i++) {
          p.values()[i] = i;
          p.gradients()[i] = 2 * i;
        }
        Sgd.learningRate(0.25f).step(p);
        p.clearGradients();
      }
      for (int i = 0; i < p.gradients().length; i++) {
        assertEquals(i / 2f, p.values()[i]);
        assertEquals(0, p.gradients()[i]);
      }
    }
  }

  /** Rows 1 2 3 and 4 5 6 stand as columns 1 4, 2 5, 3 6. */
  @Test
  void valuesAndGradientsAreSeenInPyTorchsOrder() {
    Parameters p = parameters();
    p.get("b.weight").set(new float[] {1, 2, 3, 4, 5, 6});
    assertArrayEquals(new float[] {0, 0, 1, 4, 0, 2, 5, 0, 3, 6, 0}, p.values());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, p.get("b.weight").values());
    System.arraycopy(new float[] {7, 8, 1, 4, 0, 2, 5, 0, 3, 6, 0}, 0, p.gradients(), 0, 11);
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, p.get("b.weight").gradients());
    assertArrayEquals(new float[] {7, 8}, p.get("a.bias").gradients());
  }

  @Test
  void whatIsHandedOutIsACopy() {
    Parameters p = parameters();
    float[] given = {1, 2};
    p.get("a.bias").set(given);
    given[0] = 9;
    p.get("a.bias").values()[0] = 9;
    p.get("a.bias").gradients()[0] = 9;
    p.get("a.bias").shape()[0] = 9;
    assertArrayEquals(new float[] {1, 2}, p.get("a.bias").values());
    assertArrayEquals(new float[] {0, 0}, p.get("a.bias").gradients());
    assertArrayEquals(new int[] {2}, p.get("a.bias").shape());
  }

  @Test
  void aWrongNumberOfValuesChangesNothing() {
    Parameter weight = parameters().get("b.weight");
    weight.set(new float[] {1, 2, 3, 4, 5, 6});
    Exception e = assertThrows(IllegalArgumentException.class, () -> weight.set(new float[5]));
    assertEquals("b.weight has shape [2, 3] and takes 6 values, but 5 were given", e.getMessage());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, weight.values());
  }

  @Test
  void anUnknownNameIsAnsweredByTheNearest() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> parameters().get("b.weights"));
    assertEquals(
        "there is no parameter b.weights; the nearest name of 2 is b.weight", e.getMessage());
  }
}
