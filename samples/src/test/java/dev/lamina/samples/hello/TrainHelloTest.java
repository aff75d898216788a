package dev.lamina.samples.hello;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.StepState;
import dev.lamina.runtime.text.Vocabulary;
import dev.lamina.samples.cli.SampleCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class TrainHelloTest {
  private static final Vocabulary LETTERS =
      Vocabulary.characters().byFirstUse().add("hello").build();

  /** Parameters of the built-in network, and those of the network with its own cell. */
  private static final Map<String, String> SAME =
      Map.of(
          "memory.weight_ih_l0", "memory.x.weight",
          "memory.weight_hh_l0", "memory.h.weight",
          "next.weight", "next.weight");

  @ParameterizedTest
  @CsvSource({"built_in, 42", "own, 42", "built_in, 1", "own, 1", "built_in, 2", "own, 2"})
  void endsWithEllo(String cell, int seed) {
    StringWriter console = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainHello())
            .setOut(new PrintWriter(console))
            .execute("--cell=" + cell, "--seed=" + seed);
    assertEquals(0, exitCode);
    List<String> lines = console.toString().lines().toList();
    assertEquals("h -> ello", lines.getLast(), console.toString());
    List<String> last = lines.subList(lines.size() - 6, lines.size() - 2);
    for (int t = 0; t < 4; t++) {
      String[] row = last.get(t).strip().split(" +", -1);
      assertEquals("hell".substring(t, t + 1), row[0]);
      assertEquals("ello".substring(t, t + 1), row[5], "what it says after " + row[0]);
      double sum = 0;
      for (int letter = 1; letter <= 4; letter++) {
        sum += Double.parseDouble(row[letter]);
      }
      assertEquals(1, sum, 0.021, "a softmax, rounded");
    }
  }

  /** {@code l} is followed by {@code l} and by {@code o}: only the state tells which. */
  @Test
  void cannotDoWithoutItsState() {
    HelloModel model = HelloModel.create(42);
    float[] fresh = model.step(model.start(), LETTERS.id("l")).clone();
    StepState state = model.start();
    for (int letter : LETTERS.encode("hel")) {
      model.step(state, letter);
    }
    float[] after = model.step(state, LETTERS.id("l"));
    assertTrue(Math.abs(fresh[0] - after[0]) > 1e-3, "the letters before make no difference");
  }

  @ParameterizedTest
  @EnumSource(CellChoice.class)
  void gradientsAreRight(CellChoice cell) {
    Model model = cell.create(3).model();
    var check = model.checkGradients(TrainHello.batch(model, LETTERS));
    assertTrue(check.within(1e-2), check.toString());
  }

  @Test
  void theOwnCellGivesTheSameNumbers() {
    HelloModel builtIn = HelloModel.create(7);
    HelloOwnCellModel own = HelloOwnCellModel.create(8);
    SAME.forEach(
        (theirs, ours) ->
            own.parameters().get(ours).set(builtIn.parameters().get(theirs).values()));
    int[] text = LETTERS.encode("hellolleh");
    assertArrayEquals(builtIn.predict(text), own.predict(text), 1e-6f);

    Batch hell = TrainHello.batch(builtIn, LETTERS);
    Batch same = TrainHello.batch(own, LETTERS);
    assertEquals(builtIn.lossAndGradients(hell), own.lossAndGradients(same), 1e-6f);
    SAME.forEach(
        (theirs, ours) ->
            assertArrayEquals(
                builtIn.parameters().get(theirs).gradients(),
                own.parameters().get(ours).gradients(),
                1e-6f,
                theirs));
  }

  @Test
  void refusesAnOptionInOneSentence() {
    StringWriter errors = new StringWriter();
    int exitCode =
        SampleCommand.of(new TrainHello())
            .setErr(new PrintWriter(errors))
            .execute("--learning-rate=0");
    assertEquals(2, exitCode);
    assertEquals("--learning-rate must be above 0, not 0.0", errors.toString().strip());
  }
}
