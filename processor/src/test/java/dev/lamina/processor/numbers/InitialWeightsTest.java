package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Init;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Layers begin as PyTorch's would: fan in and fan out are those that {@code
 * torch.nn.init._calculate_fan_in_and_fan_out} takes from the weight's shape, for groups and odd
 * windows too.
 */
class InitialWeightsTest {
  private static final CompiledNetworks NETWORKS =
      CompiledNetworks.of(
          "inits",
          Mode.SCALAR,
          Stream.of(Init.values()).map(InitialWeightsTest::network).toList(),
          List.of());

  private static String name(Init init) {
    return "With" + init.name().charAt(0) + init.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static SourceFile network(Init init) {
    return new SourceFile(
        "nets/" + name(init) + ".java",
        """
        package nets;
        import dev.lamina.dsl.*;

        @Network
        abstract class NAME {
          @Input({4, 9, 9})                                                    Layer image;
          @Conv(filters = 64, kernel = {3, 5}, groups = 2, init = Init.INIT)   Layer c1;
          @Dense(units = 60, init = Init.INIT) @Output(loss = Loss.L1)         Layer y;
          @From("image") @ConvTranspose(filters = 96, kernel = {3, 4}, groups = 2, init = Init.INIT)
          @Output(loss = Loss.L1)                                              Layer t1;
        }
        """
            .replace("NAME", name(init))
            .replace("INIT", init.name()));
  }

  /** The weight is (O, I, ...), or that of the way back: I and O times the elements of a window. */
  private static double fan(int[] shape, int dimension) {
    return Arrays.stream(shape).skip(2).reduce(1, Math::multiplyExact) * (double) shape[dimension];
  }

  /** PyTorch's standard deviation, from zero. */
  private static double deviation(Init init, int[] shape) {
    double in = fan(shape, 1);
    double out = fan(shape, 0);
    return switch (init) {
      case DEFAULT -> 1 / Math.sqrt(3 * in);
      case HE_NORMAL, HE_UNIFORM -> Math.sqrt(2 / in);
      case XAVIER_NORMAL, XAVIER_UNIFORM -> Math.sqrt(2 / (in + out));
      case LECUN_NORMAL -> Math.sqrt(1 / in);
      case ZEROS -> 0;
      case ONES -> 1;
    };
  }

  private static double measured(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }

  @ParameterizedTest
  @EnumSource
  void weightsHavePyTorchsDeviation(Init init) {
    Model model = NETWORKS.create(name(init), 5);
    assertArrayEquals(new int[] {64, 2, 3, 5}, model.parameters().get("c1.weight").shape());
    assertArrayEquals(new int[] {60, 2240}, model.parameters().get("y.weight").shape());
    assertArrayEquals(new int[] {4, 48, 3, 4}, model.parameters().get("t1.weight").shape());
    for (String path : List.of("c1.weight", "y.weight", "t1.weight")) {
      Parameter weight = model.parameters().get(path);
      double expected = deviation(init, weight.shape());
      // Five standard errors of 1,920 and more numbers are below 8 in 100.
      assertEquals(expected, measured(weight.values()), 0.08 * expected, path);
    }
  }

  @ParameterizedTest
  @EnumSource
  void biasesBeginAtZeroExceptByDefault(Init init) {
    Model model = NETWORKS.create(name(init), 5);
    for (String field : List.of("c1", "y", "t1")) {
      float[] bias = model.parameters().get(field + ".bias").values();
      if (init == Init.DEFAULT) {
        double bound = 1 / Math.sqrt(fan(model.parameters().get(field + ".weight").shape(), 1));
        float largest = 0;
        for (float value : bias) {
          largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest <= bound && largest > 0.9 * bound, field + " " + largest);
      } else {
        assertArrayEquals(new float[bias.length], bias, field);
      }
    }
  }
}
