package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Optimizer;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * After the first batch nothing is allocated, by any thread. A worker gets its memory when it first
 * takes a share, and vectors are objects until HotSpot has compiled the code; so rounds repeat
 * until a few in a row have allocated nothing, which those of code that allocates in each step
 * never do.
 */
class AllocationTest {
  private static final int BATCH = 9;
  private static final int THREADS = 2;
  private static final int QUIET = 3;

  /** Scalar code owes nothing to the compiler: enough for both workers to have had a share. */
  private static final int SCALAR_ROUNDS = 200;

  /** Enough for HotSpot on a busy machine. */
  private static final int VECTOR_ROUNDS = 20_000;

  /** Calls the methods with a parameter for each port, which reflection would box. */
  private static final SourceFile TYPED =
      new SourceFile(
          "nets/Typed.java",
          """
          package nets;
          import dev.lamina.runtime.Batch;
          import dev.lamina.runtime.Model;
          import java.util.function.BiConsumer;
          public final class Typed implements BiConsumer<Model, Batch> {
            @Override
            public void accept(Model model, Batch b) {
              MixedModel mixed = (MixedModel) model;
              mixed.lossAndGradients(b.input(0), b.targets(0), b.labels(1), b.size());
              mixed.predict(b.input(0), b.predictions(0), b.predictions(1), b.size());
            }
          }
          """);

  @TestFactory
  Stream<DynamicTest> scalarCodeAllocatesNothing() {
    return tests(Mode.SCALAR, Stream.concat(networks(), LayerNets.all().stream()), SCALAR_ROUNDS);
  }

  @TestFactory
  Stream<DynamicTest> vectorCodeAllocatesNothing() {
    return tests(Mode.VECTOR, networks(), VECTOR_ROUNDS);
  }

  private static Stream<Net> networks() {
    return Stream.of(Nets.leNet5(), Nets.mixed(), Nets.crossing());
  }

  private static Stream<DynamicTest> tests(Mode mode, Stream<Net> networks, int rounds) {
    List<Net> nets = networks.toList();
    Stream<SourceFile> sources = Stream.concat(Stream.of(TYPED), nets.stream().map(SourceFile::of));
    CompiledNetworks compiled =
        CompiledNetworks.of("allocation", mode, sources.toList(), List.of());
    return nets.stream()
        .map(net -> dynamicTest(net.name(), () -> allocatesNothing(compiled, net.name(), rounds)));
  }

  private static void allocatesNothing(CompiledNetworks compiled, String net, int rounds)
      throws ReflectiveOperationException {
    AllocatedBytes bytes = new AllocatedBytes(() -> compiled.create(net, 1), THREADS);
    Model model = bytes.model();
    Batch batch = Samples.of(model, BATCH, new Random(1));
    Optimizer optimizer = Adam.learningRate(1e-4f);
    assertQuiet(
        "steps, predictions and losses",
        bytes,
        rounds,
        () -> {
          model.lossAndGradients(batch);
          model.update(optimizer);
          model.predict(batch);
          model.loss(batch);
        });
    if (net.equals("Mixed")) {
      BiConsumer<Model, Batch> typed = typed(compiled);
      assertQuiet("calls by port", bytes, rounds, () -> typed.accept(model, batch));
    }
    batch.size(BATCH - 5);
    assertQuiet("a smaller batch", bytes, rounds, () -> model.lossAndGradients(batch));
  }

  @SuppressWarnings("unchecked")
  private static BiConsumer<Model, Batch> typed(CompiledNetworks compiled)
      throws ReflectiveOperationException {
    return (BiConsumer<Model, Batch>) compiled.load("Typed").getConstructor().newInstance();
  }

  private static void assertQuiet(String what, AllocatedBytes bytes, int rounds, Runnable call) {
    int quiet = 0;
    long last = 0;
    for (int round = 0; round < rounds && quiet < QUIET; round++) {
      last = bytes.during(call);
      quiet = last == 0 ? quiet + 1 : 0;
    }
    String found = "quiet rounds of " + what + ", whose last one allocated " + last;
    assertEquals(QUIET, quiet, found);
  }
}
