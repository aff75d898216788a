package dev.lamina.processor.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.InputPort;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.OutputPort;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.train.Adam;
import dev.lamina.runtime.train.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * The bits of what a network answers to a sequence depend on that sequence alone: not on its
 * neighbours in the batch, on the padding, on the threads, or on whether its steps come one by one.
 */
class SequenceBitsTest {
  private static final int STEPS = 7;
  private static final CompiledNetworks VECTOR = SequenceNets.compile("bits", Mode.VECTOR);
  private static final CompiledNetworks SCALAR = SequenceNets.compile("bits", Mode.SCALAR);

  private interface Check {
    void run(Model model, Random random);
  }

  private static Stream<DynamicTest> forEach(Check check) {
    return SequenceNets.all().stream()
        .flatMap(net -> Stream.of(test(net, VECTOR, check), test(net, SCALAR, check)));
  }

  private static DynamicTest test(SequenceNet net, CompiledNetworks compiled, Check check) {
    String name = net.name() + (compiled == VECTOR ? ", vector" : ", scalar");
    return dynamicTest(name, () -> check.run(compiled.create(net.name(), 3), new Random(5)));
  }

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> aSampleDoesNotDependOnItsNeighbours() {
    return forEach(
        (model, random) -> {
          Batch many = SequenceBatches.of(model, 29, STEPS, random);
          model.predict(many);
          for (int n = 0; n < many.size(); n++) {
            Batch alone = single(model, many, n);
            model.predict(alone);
            for (int o = 0; o < model.outputs().size(); o++) {
              assertArrayEquals(answer(model, many, o, n), answer(model, alone, o, 0));
            }
          }
        });
  }

  // With as much room as the sample needs.
  private static Batch single(Model model, Batch many, int n) {
    Batch alone = model.newBatch(1);
    alone.size(1);
    for (int s = 0; s < SequenceBatches.sequences(model); s++) {
      alone.length(s, 0, many.length(s, n));
    }
    for (int i = 0; i < model.inputs().size(); i++) {
      InputPort port = model.inputs().get(i);
      int steps = many.length(port.sequence(), n);
      int at = n * many.room(port.sequence());
      if (port.takesTokens()) {
        System.arraycopy(many.tokens(i), at, alone.tokens(i), 0, steps);
      } else {
        int size = port.size();
        System.arraycopy(many.input(i), at * size, alone.input(i), 0, steps * size);
      }
    }
    return alone;
  }

  private static float[] answer(Model model, Batch batch, int output, int n) {
    OutputPort port = model.outputs().get(output);
    int at = n * batch.room(port.sequence()) * port.size();
    int size = batch.length(port.sequence(), n) * port.size();
    return Arrays.copyOfRange(batch.predictions(output), at, at + size);
  }

  @TestFactory
  Stream<DynamicTest> trainingDoesNotDependOnTheNumberOfThreads() {
    return SequenceNets.all().stream()
        .flatMap(net -> Stream.of(VECTOR, SCALAR).map(compiled -> threads(net.name(), compiled)));
  }

  private static DynamicTest threads(String net, CompiledNetworks compiled) {
    return dynamicTest(
        net + (compiled == VECTOR ? ", vector" : ", scalar"),
        () -> {
          List<Float> one = trained(compiled.create(net, 3), 1);
          assertEquals(one, trained(compiled.create(net, 3), 2));
          assertEquals(one, trained(compiled.create(net, 3), 5));
          assertNotEquals(one, trained(compiled.create(net, 4), 1));
        });
  }

  private static List<Float> trained(Model model, int threads) {
    model.threads(threads);
    Optimizer optimizer = Adam.learningRate(1e-2f);
    Random random = new Random(9);
    List<Float> numbers = new ArrayList<>();
    for (int steps : new int[] {5, 2, 7}) {
      Batch batch = SequenceBatches.of(model, 37, steps, random);
      numbers.add(model.lossAndGradients(batch));
      model.update(optimizer);
    }
    for (float value : model.parameters().values()) {
      numbers.add(value);
    }
    assertTrue(numbers.stream().allMatch(Float::isFinite));
    return numbers;
  }

  @Tag("widths")
  @TestFactory
  Stream<DynamicTest> stepByStepIsTheWholeSequence() {
    return forEach(
        (model, random) -> {
          int port = stepped(model);
          assertEquals(runsStepByStep(model), port >= 0);
          if (port >= 0) {
            compareSteps(model, port, random);
          }
        });
  }

  /** One output along a sequence whose recurrent layers all run forward. */
  private static boolean runsStepByStep(Model model) {
    return model.outputs().size() == 1
        && model.outputs().getFirst().isSequence()
        && !model.name().contains("BothWays");
  }

  // The input that step takes: the one along the sequence of the output.
  private static int stepped(Model model) {
    boolean steps =
        Arrays.stream(model.getClass().getMethods()).anyMatch(m -> m.getName().equals("step"));
    int sequence = model.outputs().getFirst().sequence();
    return steps
        ? IntStream.range(0, model.inputs().size())
            .filter(i -> model.inputs().get(i).sequence() == sequence)
            .findFirst()
            .orElseThrow()
        : -1;
  }

  private static void compareSteps(Model model, int stepped, Random random) {
    Batch batch = SequenceBatches.of(model, 1, STEPS, random);
    Batch exact = single(model, batch, 0);
    model.predict(exact);
    float[] whole = answer(model, exact, 0, 0);
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      if (i != stepped) {
        given.add(values(model, exact, i));
      }
    }
    String begin = given.isEmpty() ? "start" : "encode";
    StepState state = (StepState) Reflection.call(model, begin, given.toArray());
    StepState branch = state.copy();
    int size = model.outputs().getFirst().size();
    for (int t = 0; t < STEPS; t++) {
      float[] expected = Arrays.copyOfRange(whole, t * size, (t + 1) * size);
      assertArrayEquals(expected, step(model, state, exact, stepped, t), "step " + t);
      if (t == 3) {
        branch = state.copy();
      }
    }
    for (int t = 4; t < STEPS; t++) {
      float[] expected = Arrays.copyOfRange(whole, t * size, (t + 1) * size);
      assertArrayEquals(expected, step(model, branch, exact, stepped, t), "branch at " + t);
    }
  }

  /** Also one whose single step looks like the state's own. */
  @TestFactory
  Stream<DynamicTest> aBatchInBetweenEndsAState() {
    return Stream.of("PlainGRU5", "StackedLSTM", "OwnElman")
        .map(net -> dynamicTest(net, () -> interrupt(SCALAR.create(net, 3), new Random(5))));
  }

  private static void interrupt(Model model, Random random) {
    Batch batch = SequenceBatches.of(model, 1, 1, random);
    for (Runnable between :
        List.<Runnable>of(() -> model.lossAndGradients(batch), () -> model.predict(batch))) {
      StepState state = (StepState) Reflection.call(model, "start");
      step(model, state, batch, 0, 0);
      between.run();
      String message =
          assertThrows(IllegalStateException.class, () -> step(model, state, batch, 0, 0))
              .getMessage();
      assertEquals(
          model.name() + " has run on a batch since this state was made; begin anew", message);
    }
  }

  private static Object values(Model model, Batch batch, int input) {
    InputPort port = model.inputs().get(input);
    int steps = batch.length(port.sequence(), 0);
    return port.takesTokens()
        ? Arrays.copyOf(batch.tokens(input), steps)
        : Arrays.copyOf(batch.input(input), steps * port.size());
  }

  private static float[] step(Model model, StepState state, Batch batch, int input, int t) {
    InputPort port = model.inputs().get(input);
    Object x =
        port.takesTokens()
            ? (Object) batch.tokens(input)[t]
            : Arrays.copyOfRange(batch.input(input), t * port.size(), (t + 1) * port.size());
    return (float[]) Reflection.call(model, "step", state, x);
  }

  /** A long text in two pieces, each sample going on where it has ended. */
  @TestFactory
  Stream<DynamicTest> carriedStatesJoinPiecesIntoAWhole() {
    return forEach(
        (model, random) -> {
          if (runsStepByStep(model) && model.inputs().size() == 1) {
            comparePieces(model, random);
          }
        });
  }

  private static void comparePieces(Model model, Random random) {
    Batch whole = SequenceBatches.of(model, 3, STEPS, random);
    for (int n = 0; n < 3; n++) {
      whole.length(0, n, STEPS);
    }
    SequenceBatches.draw(model, whole, random);
    double loss = model.lossAndGradients(whole);
    model.predict(whole);
    Batch first = piece(model, whole, 0, 3);
    Batch second = piece(model, whole, 3, STEPS);
    int size = model.outputs().getFirst().size();
    model.carryState(true);
    for (int round = 0; round < 2; round++) {
      model.predict(first);
      model.predict(second);
      for (int n = 0; n < 3; n++) {
        float[] expected = answer(model, whole, 0, n);
        assertArrayEquals(Arrays.copyOf(expected, 3 * size), answer(model, first, 0, n));
        assertArrayEquals(
            Arrays.copyOfRange(expected, 3 * size, STEPS * size), answer(model, second, 0, n));
      }
      model.resetState();
    }
    double pieces = 3 * model.lossAndGradients(first) + 4 * model.lossAndGradients(second);
    assertEquals(loss, pieces / STEPS, 1e-6 * Math.abs(loss));
    model.carryState(false);
    model.predict(second);
    assertNotEquals(
        List.of(answer(model, whole, 0, 0)[3 * size]), List.of(answer(model, second, 0, 0)[0]));
  }

  private static Batch piece(Model model, Batch whole, int from, int to) {
    Batch piece = model.newBatch(whole.size());
    piece.size(whole.size());
    for (int n = 0; n < whole.size(); n++) {
      piece.length(0, n, to - from);
    }
    InputPort in = model.inputs().getFirst();
    OutputPort out = model.outputs().getFirst();
    for (int n = 0; n < whole.size(); n++) {
      int source = n * whole.room(0) + from;
      int target = n * piece.room(0);
      copy(whole.tokens(0), piece.tokens(0), source, target, in.takesTokens() ? 1 : 0, to - from);
      int inSize = in.takesTokens() ? 0 : in.size();
      copy(whole.input(0), piece.input(0), source, target, inSize, to - from);
      copy(whole.labels(0), piece.labels(0), source, target, out.labelsPerSample(), to - from);
      copy(whole.targets(0), piece.targets(0), source, target, out.targetsPerSample(), to - from);
    }
    return piece;
  }

  private static void copy(Object from, Object to, int source, int target, int each, int steps) {
    System.arraycopy(from, source * each, to, target * each, steps * each);
  }
}
