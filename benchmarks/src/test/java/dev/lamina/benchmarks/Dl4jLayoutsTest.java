package dev.lamina.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lamina.benchmarks.Dl4jNetwork.Layout;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

final class Dl4jLayoutsTest {
  private static float[] counted(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }

  @Test
  void denseWeightsAreTransposed() {
    INDArray theirs = Dl4jLayouts.theirs(Layout.TRANSPOSED, counted(6), Nd4j.create(3, 2));
    assertEquals(1, theirs.getFloat(1, 0)); // the second input of the first unit
    assertEquals(3, theirs.getFloat(0, 1));
    assertArrayEquals(counted(6), Dl4jLayouts.ours(Layout.TRANSPOSED, theirs));
  }

  @Test
  void gatesChangePlaces() {
    // Two units and three inputs: rows 0 and 1 of PyTorch are the input gate's.
    INDArray theirs = Dl4jLayouts.theirs(Layout.GATES, counted(24), Nd4j.create(3, 8));
    assertEquals(0, theirs.getFloat(0, 6));
    assertEquals(6, theirs.getFloat(0, 2));
    assertEquals(12, theirs.getFloat(0, 0));
    assertEquals(18, theirs.getFloat(0, 4));
    assertEquals(13, theirs.getFloat(1, 0));
    assertArrayEquals(counted(24), Dl4jLayouts.ours(Layout.GATES, theirs));
  }

  @Test
  void aBiasHasGatesToo() {
    INDArray theirs = Dl4jLayouts.theirs(Layout.GATES, counted(8), Nd4j.create(1, 8));
    assertArrayEquals(new float[] {4, 5, 2, 3, 6, 7, 0, 1}, theirs.toFloatVector());
    assertArrayEquals(counted(8), Dl4jLayouts.ours(Layout.GATES, theirs));
  }
}
