package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.GradientCheck;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.Parameter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A network of blocks is the network that one would have written out, bit for bit. */
class BlocksTest {
  private static final String IMPORTS =
      """
      package nets;

      import dev.lamina.dsl.*;

      """;

  private static final String BLOCKS =
      IMPORTS
          + """
          class Blocks {
            @Block(Wide.Body.class)
            @interface Wide {
              int width();
              int stride() default 1;

              @Residual(shortcut = Shortcut.PROJECTION, activation = Activation.TANH)
              abstract class Body {
                @Conv(kernel = 1, bias = false, bind = "filters = width") @Tanh                 Layer reduce;
                @Conv(kernel = 3, padding = 1, bind = "filters = width * 2, stride = stride")   Layer expand;
              }
            }

            @Block(Padded.Body.class)
            @interface Padded {
              int filters();
              int stride();

              @Residual(shortcut = Shortcut.PAD, activation = Activation.SILU)
              abstract class Body {
                @Conv(kernel = 3, padding = 1, bind = "filters = filters, stride = stride") Layer conv;
              }
            }

            @Block(Fork.Body.class)
            @interface Fork {
              int growth();

              @Branches
              abstract class Body {
                @Conv(kernel = 1, bind = "filters = growth + 1")               Layer one;
                @Conv(filters = 3, kernel = 1) @Tanh                           Layer reduce;
                @From("reduce") @Dens(bind = "growth = 2 * growth")            Layer three;
                @AvgPool(size = 3, stride = 1, padding = 1)                    Layer pool;
              }
            }

            @Block(Dens.Body.class)
            @interface Dens {
              int growth() default 1;
              String bind() default "";

              @Residual(join = Join.CONCAT)
              abstract class Body {
                @Conv(kernel = 3, padding = 1, bind = "filters = growth") @Tanh Layer add;
              }
            }
          }
          """;

  private static final String NESTED =
      IMPORTS
          + """
          @Network
          abstract class Nested {
            @Input({3, 9, 9})                                                               Layer image;
            @Blocks.Wide(width = 3, stride = 2) @Repeat(value = 2, then = "stride = 1")     Layer wide;
            @Blocks.Padded(filters = 9, stride = 2)                                         Layer padded;
            @Conv(filters = 5, kernel = 1) @Blocks.Fork(growth = 2) @Tanh                   Layer fork;
            @From("padded") @Dense(units = 3)                                               Layer side;
            @From("fork") @Dense(units = 3) @Add("side") @Output(loss = Loss.MEAN_SQUARED_ERROR)          Layer out;
          }
          """;

  private static final String WITH_BLOCKS =
      IMPORTS
          + """
          @Network
          abstract class WithBlocks {
            @Input({3, 9, 9})                                                             Layer image;
            @Blocks.Wide(width = 3, stride = 2) @Repeat(value = 2, then = "stride = 1")   Layer wide;
            @Blocks.Fork(growth = 2)                                                      Layer fork;
            @Dense(units = 3) @Output(loss = Loss.MEAN_SQUARED_ERROR)                     Layer out;
          }
          """;

  private static final String WRITTEN_OUT =
      IMPORTS
          + """
          @Network
          abstract class WrittenOut {
            @Input({3, 9, 9})                                           Layer image;
            @Conv(filters = 3, kernel = 1, bias = false) @Tanh          Layer reduce0;
            @Conv(filters = 6, kernel = 3, padding = 1, stride = 2)     Layer expand0;
            @From("image") @Conv(filters = 6, kernel = 1, stride = 2)   Layer project;
            @From("expand0") @Add("project") @Tanh                      Layer wide0;
            @Conv(filters = 3, kernel = 1, bias = false) @Tanh          Layer reduce1;
            @Conv(filters = 6, kernel = 3, padding = 1)                 Layer expand1;
            @Add("wide0") @Tanh                                         Layer wide1;
            @Conv(filters = 3, kernel = 1)                              Layer one;
            @From("wide1") @Conv(filters = 3, kernel = 1) @Tanh         Layer reduce;
            @Conv(filters = 4, kernel = 3, padding = 1) @Tanh           Layer added;
            @From("reduce") @Concat("added")                            Layer three;
            @From("wide1") @AvgPool(size = 3, stride = 1, padding = 1)  Layer pool;
            @From("one") @Concat({"three", "pool"})                     Layer fork;
            @Dense(units = 3) @Output(loss = Loss.MEAN_SQUARED_ERROR)   Layer out;
          }
          """;

  private static CompiledNetworks compile(Mode mode) {
    List<SourceFile> sources =
        List.of(
            new SourceFile("nets/Blocks.java", BLOCKS),
            new SourceFile("nets/Nested.java", NESTED),
            new SourceFile("nets/WithBlocks.java", WITH_BLOCKS),
            new SourceFile("nets/WrittenOut.java", WRITTEN_OUT));
    CompiledNetworks compiled =
        CompiledNetworks.of("blocks", mode, sources, List.of("-Xlint:-processing"));
    assertEquals(List.of(), compiled.unexpectedRemarks());
    return compiled;
  }

  private static Batch batch(Model model) {
    Batch batch = model.newBatch(3);
    batch.size(3);
    Random random = new Random(5);
    for (float[] values : List.of(batch.input(0), batch.targets(0))) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
    }
    return batch;
  }

  @ParameterizedTest
  @EnumSource
  void blocksAreWhatOneWouldWriteOut(Mode mode) {
    CompiledNetworks compiled = compile(mode);
    Model blocks = compiled.create("WithBlocks", 1);
    Model flat = compiled.create("WrittenOut", 2);
    assertEquals(flat.parameters().size(), blocks.parameters().size());
    for (int i = 0; i < flat.parameters().size(); i++) {
      blocks.parameters().get(i).set(flat.parameters().get(i).values());
    }
    float loss = blocks.lossAndGradients(batch(blocks));
    assertEquals(flat.lossAndGradients(batch(flat)), loss);
    for (int i = 0; i < flat.parameters().size(); i++) {
      assertArrayEquals(
          flat.parameters().get(i).gradients(), blocks.parameters().get(i).gradients());
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradientsThroughEveryKindOfShortcut(Mode mode) {
    Model model = compile(mode).create("Nested", 3);
    GradientCheck check = model.checkGradients(batch(model));
    assertTrue(check.within(1e-2), check::toString);
  }

  @Test
  void parametersAreNamedByPath() {
    Model model = compile(Mode.SCALAR).create("Nested", 1);
    List<String> names = model.parameters().stream().map(Parameter::toString).toList();
    assertEquals(
        """
        wide.0.reduce.weight[3, 3, 1, 1]
        wide.0.expand.weight[6, 3, 3, 3]
        wide.0.expand.bias[6]
        wide.0.shortcut.weight[6, 3, 1, 1]
        wide.0.shortcut.bias[6]
        wide.1.reduce.weight[3, 6, 1, 1]
        wide.1.expand.weight[6, 3, 3, 3]
        wide.1.expand.bias[6]
        padded.conv.weight[9, 6, 3, 3]
        padded.conv.bias[9]
        fork.weight[5, 9, 1, 1]
        fork.bias[5]
        fork.fork.one.weight[3, 5, 1, 1]
        fork.fork.one.bias[3]
        fork.fork.reduce.weight[3, 5, 1, 1]
        fork.fork.reduce.bias[3]
        fork.fork.three.add.weight[4, 3, 3, 3]
        fork.fork.three.add.bias[4]
        side.weight[3, 81]
        side.bias[3]
        out.weight[3, 135]
        out.bias[3]
        """,
        String.join("\n", names) + "\n");
  }
}
