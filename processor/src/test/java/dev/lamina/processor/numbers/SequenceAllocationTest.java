package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Optimizer;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Once a batch of some length has been, nothing is allocated for those that are no longer, and
 * nothing by a step of a sequence; see {@link AllocationTest} for why rounds repeat.
 */
class SequenceAllocationTest {
  private static final int BATCH = 9;
  private static final int STEPS = 7;
  private static final int THREADS = 2;
  private static final int QUIET = 3;
  private static final int SCALAR_ROUNDS = 200;
  private static final int VECTOR_ROUNDS = 20_000;

  /** A step of one sample is short: many of them until HotSpot has compiled it. */
  private static final int VECTOR_STEPS = 2_000_000;

  /** Calls steps with what they take, which reflection would box. */
  private static final SourceFile TYPED =
      new SourceFile(
          "nets/TypedSteps.java",
          """
          package nets;
          import dev.lamina.runtime.Model;
          import dev.lamina.runtime.StepState;
          import java.util.function.BiConsumer;
          public final class TypedSteps implements BiConsumer<Model, StepState> {
            private static final float[] STEP = new float[3];
            @Override
            public void accept(Model model, StepState state) {
              if (model instanceof PlainLSTM16Model m) {
                m.step(state, STEP);
              } else if (model instanceof OwnElmanModel m) {
                m.step(state, STEP);
              } else if (model instanceof StackedGRUModel m) {
                m.step(state, 3);
              } else {
                throw new AssertionError(model.name());
              }
            }
          }
          """);

  private static final List<String> STEPPED = List.of("PlainLSTM16", "OwnElman", "StackedGRU");

  @TestFactory
  Stream<DynamicTest> scalarCodeAllocatesNothing() {
    CompiledNetworks compiled = SequenceNets.compile("sequenceAllocation", Mode.SCALAR);
    return SequenceNets.all().stream()
        .map(SequenceNet::name)
        .map(net -> dynamicTest(net, () -> batches(compiled, net, SCALAR_ROUNDS)));
  }

  @TestFactory
  Stream<DynamicTest> vectorCodeAllocatesNothing() {
    CompiledNetworks compiled = SequenceNets.compile("sequenceAllocation", Mode.VECTOR);
    return Stream.of("StackedLSTM", "TranslatorGRU")
        .map(net -> dynamicTest(net, () -> batches(compiled, net, VECTOR_ROUNDS)));
  }

  private static void batches(CompiledNetworks compiled, String net, int rounds) {
    AllocatedBytes bytes = new AllocatedBytes(() -> compiled.create(net, 1), THREADS);
    Model model = bytes.model();
    Batch batch = SequenceBatches.of(model, BATCH, STEPS, new Random(1));
    Batch shorter = SequenceBatches.of(model, BATCH, STEPS - 3, new Random(2));
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
    assertQuiet("shorter batches", bytes, rounds, () -> model.lossAndGradients(shorter));
  }

  @TestFactory
  Stream<DynamicTest> stepsAllocateNothing() {
    CompiledNetworks scalar = SequenceNets.compile("sequenceSteps", Mode.SCALAR, TYPED);
    CompiledNetworks vector = SequenceNets.compile("sequenceSteps", Mode.VECTOR, TYPED);
    return STEPPED.stream()
        .flatMap(
            net ->
                Stream.of(
                    dynamicTest(net + ", scalar", () -> steps(scalar, net, SCALAR_ROUNDS)),
                    dynamicTest(net + ", vector", () -> steps(vector, net, VECTOR_STEPS))));
  }

  private static void steps(CompiledNetworks compiled, String net, int rounds)
      throws ReflectiveOperationException {
    AllocatedBytes bytes = new AllocatedBytes(() -> compiled.create(net, 1), THREADS);
    Model model = bytes.model();
    BiConsumer<Model, StepState> typed = typed(compiled);
    StepState state = (StepState) Reflection.call(model, "start");
    assertQuiet("steps", bytes, rounds, () -> typed.accept(model, state));
  }

  @SuppressWarnings("unchecked")
  private static BiConsumer<Model, StepState> typed(CompiledNetworks compiled)
      throws ReflectiveOperationException {
    Object steps = compiled.load("TypedSteps").getConstructor().newInstance();
    return (BiConsumer<Model, StepState>) steps;
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
