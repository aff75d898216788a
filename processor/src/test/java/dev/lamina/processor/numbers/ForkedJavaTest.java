package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.dsl.Loss;
import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models in JVMs of their own, with and without modules. */
class ForkedJavaTest {
  private static final SourceFile PROGRAM =
      new SourceFile(
          "nets/Program.java",
          """
          package nets;
          final class Program {
            public static void main(String[] arguments) {
              LeNet5Model model = LeNet5Model.create(42);
              float[] image = new float[28 * 28];
              for (int i = 0; i < image.length; i++) {
                image[i] = i % 7 - i % 11;
              }
              System.out.println(java.util.Arrays.toString(model.predict(image)));
            }

            static boolean isOurs(java.io.IOException thrown) {
              return thrown instanceof dev.lamina.runtime.weights.WeightsException;
            }
          }
          """);

  private static final List<SourceFile> SOURCES = List.of(SourceFile.of(Nets.leNet5()), PROGRAM);

  @Test
  void vectorCodeWithoutItsModuleNamesTheFlag() {
    CompiledNetworks compiled = CompiledNetworks.of("forked", Mode.VECTOR, SOURCES, List.of());
    String path = ForkedJava.path(compiled.classes());
    ForkedJava without = ForkedJava.run(List.of("-cp", path, "nets.Program"));
    assertNotEquals(0, without.exit());
    assertTrue(
        without
            .output()
            .contains(
                "Lamina's vector kernels need the module jdk.incubator.vector: start java with"
                    + " --add-modules jdk.incubator.vector, or compile the network with"
                    + " -Alamina.simd=scalar"),
        without.output());
    assertFalse(without.output().contains("NoClassDefFoundError"), without.output());
    ForkedJava with =
        ForkedJava.run(
            List.of("--add-modules", "jdk.incubator.vector", "-cp", path, "nets.Program"));
    assertEquals(0, with.exit(), with.output());
    assertTrue(with.output().endsWith(prediction(compiled)), with.output());
  }

  @Test
  void scalarCodeRunsWithoutTheModule() {
    CompiledNetworks compiled = CompiledNetworks.of("forked", Mode.SCALAR, SOURCES, List.of());
    String path = ForkedJava.path(compiled.classes());
    ForkedJava run = ForkedJava.run(List.of("-cp", path, "nets.Program"));
    assertEquals(new ForkedJava(0, prediction(compiled)), run);
  }

  @Test
  void plainLoopsOfAllFunctionsHaveTheBitsOfVectors() {
    Frame three = Frame.of(3).stride(1).padding(1);
    Net net =
        Net.named("Smooth")
            .with("image", new Op.Input(List.of(3, 9, 7)))
            .with("a", new Op.Conv(17, three, three, 1, true), activation(Op.Function.SILU, 0))
            .with("b", new Op.Conv(5, three, three, 1, true), activation(Op.Function.ELU, 0.7))
            .with("c", new Op.Dense(33, true), activation(Op.Function.SIGMOID, 0))
            .with("d", new Op.Dense(9, true), activation(Op.Function.TANH, 0))
            .with("e", new Op.Dense(9, true), new Op.Multiply(List.of("d")))
            .with("end", new Op.Dense(7, true), new Op.Output(Loss.MEAN_SQUARED_ERROR, 1));
    SourceFile program =
        new SourceFile(
            "nets/Program.java",
            """
            package nets;
            final class Program {
              public static void main(String[] arguments) {
                float[] image = new float[3 * 9 * 7];
                for (int i = 0; i < image.length; i++) {
                  image[i] = (i % 7 - i % 11) / 3f;
                }
                System.out.println(java.util.Arrays.toString(SmoothModel.create(7).predict(image)));
              }
            }
            """);
    CompiledNetworks compiled =
        CompiledNetworks.of("smooth", Mode.VECTOR, List.of(SourceFile.of(net), program), List.of());
    List<String> flags = List.of("--add-modules", "jdk.incubator.vector", "-cp");
    List<String> plain = new ArrayList<>(flags);
    plain.addAll(List.of(ForkedJava.path(compiled.classes()), "nets.Program"));
    List<String> vectors = new ArrayList<>(plain);
    vectors.addFirst("-Dlamina.firstWork=0");
    ForkedJava run = ForkedJava.run(plain);
    assertEquals(0, run.exit(), run.output());
    assertEquals(ForkedJava.run(vectors), run);
  }

  private static Op activation(Op.Function function, double parameter) {
    return new Op.Activation(function, parameter);
  }

  @ParameterizedTest
  @EnumSource
  void aNamedModuleCompilesWithoutWarningsAndRuns(Mode mode) {
    String vector = mode == Mode.VECTOR ? "requires jdk.incubator.vector;" : "";
    SourceFile module =
        new SourceFile(
            "module-info.java",
            "module nets { requires transitive dev.lamina.runtime; " + vector + " exports nets; }");
    CompiledNetworks compiled =
        CompiledNetworks.of(
            "module",
            mode,
            List.of(SOURCES.getFirst(), PROGRAM, module),
            List.of("-Werror", "--module-path", ForkedJava.path()));
    assertEquals(List.of(), compiled.unexpectedRemarks());
    ForkedJava run =
        ForkedJava.run(
            List.of("-p", ForkedJava.path(compiled.classes()), "-m", "nets/nets.Program"));
    assertEquals(0, run.exit(), run.output());
    assertTrue(run.output().endsWith(prediction(compiled)), run.output());
  }

  // Forked JVMs begin with plain loops, this one has none: the same digits say that bits are the
  // same.
  private static String prediction(CompiledNetworks compiled) {
    Model model = compiled.create("LeNet5", 42);
    Batch batch = model.newBatch(1);
    batch.size(1);
    for (int i = 0; i < batch.input(0).length; i++) {
      batch.input(0)[i] = i % 7 - i % 11;
    }
    model.predict(batch);
    return Arrays.toString(batch.predictions(0));
  }
}
