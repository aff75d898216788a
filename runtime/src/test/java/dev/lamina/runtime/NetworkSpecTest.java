package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Init;
import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
  @Test
  void rowsStandInTheOrderOfTheCalls() {
    StoredLayout layout = StoredLayout.plain(6);
    NetworkSpec spec =
        NetworkSpec.of("Net")
            .input("left", 3, 6, 6)
            .input("right", 2)
            .output("value", Loss.HUBER, 1, 3)
            .output("kind", Loss.SOFTMAX_CROSS_ENTROPY, 0.3f, 5, 2, 2)
            .layer("left", "@Input({3, 6, 6})", 0, 0, 0, 3, 6, 6)
            .parameter("a.weight", Role.WEIGHT, layout, Init.HE_NORMAL, 2, 3, 3, 2)
            .parameter("a.bias", Role.BIAS, StoredLayout.plain(3), Init.ZEROS, 2, 3, 3)
            .buffer("left", 108, 0, 112)
            .buffer("da", 7, 16, -1);
    assertEquals("Net", spec.name());
    assertEquals(
        List.of(new InputPort("left", List.of(3, 6, 6)), new InputPort("right", List.of(2))),
        spec.inputs());
    assertEquals(
        List.of(
            new OutputPort("value", List.of(3), Loss.HUBER, 1),
            new OutputPort("kind", List.of(5, 2, 2), Loss.SOFTMAX_CROSS_ENTROPY, 0.3f)),
        spec.outputs());
    assertEquals(
        List.of(
            new NetworkSpec.LayerRow(
                "left", "@Input({3, 6, 6})", List.of(3, 6, 6), 0, 0, 0, false)),
        spec.layers());
    assertEquals(
        new NetworkSpec.ParameterRow(
            "a.weight", Role.WEIGHT, layout, Init.HE_NORMAL, 2, 3, List.of(3, 2)),
        spec.parameters().getFirst());
    assertEquals("a.bias", spec.parameters().getLast().name());
    assertEquals(
        List.of(
            new NetworkSpec.BufferRow("left", NetworkSpec.SAMPLES, 108, 0, 112),
            new NetworkSpec.BufferRow("da", NetworkSpec.SAMPLES, 7, 16, -1)),
        spec.buffers());
  }

  @Test
  void aPortThatTakesLabelsTakesNoTargets() {
    OutputPort map = new OutputPort("y", List.of(5, 2, 3), Loss.SOFTMAX_CROSS_ENTROPY, 1);
    assertTrue(map.takesLabels());
    assertEquals(30, map.size());
    assertEquals(5, map.width());
    assertEquals(6, map.labelsPerSample());
    assertEquals(0, map.targetsPerSample());
    for (Loss loss : Loss.values()) {
      OutputPort values = new OutputPort("y", List.of(5, 2, 3), loss, 1);
      boolean labels = loss == Loss.SOFTMAX_CROSS_ENTROPY || loss == Loss.CTC;
      assertEquals(labels, values.takesLabels(), loss::name);
      assertEquals(values.takesLabels() ? 0 : 30, values.targetsPerSample(), loss::name);
    }
  }

  @Test
  void sizesBeyondAnIntAreNotWrappedAround() {
    InputPort large = new InputPort("x", List.of(1 << 16, 1 << 16));
    assertThrows(ArithmeticException.class, large::size);
    OutputPort answer = new OutputPort("y", List.of(1 << 16, 1 << 16), Loss.L1, 1);
    assertThrows(ArithmeticException.class, answer::size);
    assertFalse(answer.takesLabels());
  }
}
