package dev.lamina.runtime.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The facade: what it refuses, and what it says when the Vector API is missing. */
class KernelsTest {
  private static final Convolution SMALL =
      Convolution.input(2, 3, 3).filters(1).kernel(2, 2).build();

  private static String refusal(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  @Test
  void buffersMustHoldTheirSamples() {
    KernelSet kernels = Kernels.scalar();
    float[] weights = new float[SMALL.weightLayout().size()];
    assertEquals(
        "x needs 38 elements from place 0 on, but its array has 37",
        refusal(
            () ->
                kernels.convolve(
                    SMALL,
                    new float[37],
                    0,
                    weights,
                    0,
                    -1,
                    new float[60],
                    0,
                    20,
                    0,
                    2,
                    new Scratch())));
    assertEquals(
        "samples of x are 17 floats apart but 18 long",
        refusal(
            () ->
                kernels.convolve(
                    SMALL,
                    new float[60],
                    0,
                    weights,
                    0,
                    -1,
                    new float[60],
                    0,
                    17,
                    0,
                    2,
                    new Scratch())));
  }

  @Test
  void samplesMustBeARange() {
    String message =
        refusal(() -> Kernels.scalar().softmax(1, 1, new float[9], 0, new float[9], 0, 1, 3, 2));
    assertEquals("samples 3 to 2 are no range: from must be at least 0 and at most to", message);
  }

  @Test
  void sizesOfAConvolutionMustFit() {
    assertEquals(
        "the window's height 5 is larger than the padded input's height 0 + 3 + 1 = 4",
        refusal(
            () -> Convolution.input(1, 3, 9).filters(1).kernel(5, 5).padding(0, 0, 1, 0).build()));
    assertEquals(
        "2 groups must divide both the 3 channels and the 4 filters",
        refusal(() -> Convolution.input(3, 3, 3).filters(4).groups(2).build()));
    assertEquals(
        "filters must be at least 1, not 0", refusal(() -> Convolution.input(3, 3, 3).build()));
  }

  @Test
  void weightsFollowPyTorchsOrderInPanels() {
    Convolution c = Convolution.input(4, 5, 5).filters(40).kernel(2, 3).groups(2).build();
    StoredLayout layout = c.weightLayout();
    assertEquals(40 * 2 * 2 * 3, layout.elements());
    assertEquals(2 * 32 * 12, layout.size());
    // Filter 21 is the second of group 1; channel 1, row 1, column 2 is row (1 * 3 + 2) * 2 + 1.
    int element = ((21 * 2 + 1) * 2 + 1) * 3 + 2;
    assertEquals(32 * 12 + 11 * 32 + 1, layout.offset(element));
    assertEquals(32 + 1, c.biasLayout().offset(21));
    assertEquals(64, c.biasLayout().size());
  }

  @Test
  void withoutTheModuleTheMessageNamesTheFlag() throws IOException, InterruptedException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WithoutModule.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), output);
    assertTrue(
        output.contains("start java with --add-modules jdk.incubator.vector, or compile the"),
        output);
    assertTrue(output.contains("scalar works: 6.0"), output);
  }

  /** Runs in a JVM without the Vector API. */
  static final class WithoutModule {
    private WithoutModule() {}

    public static void main(String[] arguments) {
      Convolution c = Convolution.input(3, 1, 1).filters(1).build();
      float[] weights = new float[c.weightLayout().size()];
      for (int i = 0; i < 3; i++) {
        weights[c.weightLayout().offset(i)] = i + 1;
      }
      float[] y = new float[1];
      Kernels.scalar()
          .convolve(c, new float[] {1, 1, 1}, 0, weights, 0, -1, y, 0, 3, 0, 1, new Scratch());
      System.out.println("scalar works: " + y[0]);
      try {
        Kernels.vector();
      } catch (MissingVectorModuleException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
