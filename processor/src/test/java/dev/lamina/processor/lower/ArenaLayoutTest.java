package dev.lamina.processor.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.processor.plan.Arena;
import dev.lamina.processor.plan.Block;
import dev.lamina.processor.plan.Buffer;
import dev.lamina.processor.plan.Expression;
import dev.lamina.processor.plan.PlanVerifier;
import dev.lamina.processor.plan.PortStep;
import dev.lamina.processor.plan.Program;
import dev.lamina.processor.plan.Stage;
import dev.lamina.processor.plan.Step;
import dev.lamina.processor.plan.ValueStep;
import dev.lamina.processor.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Places of buffers, checked by running programs on memory that remembers who wrote it, padding
 * included.
 */
class ArenaLayoutTest {
  @Property(tries = 500)
  void whatIsReadIsWhatWasWritten(@ForAll long seed) {
    List<Step> steps = randomSteps(new Random(seed));
    Program program = program(steps);
    run(steps, program.arena());
    PlanVerifier.verify(program);
    assertTrue(program.arena().floats() <= 16L * steps.size() + program.arena().unsharedFloats());
  }

  @Test
  void anElementWiseStepRunsInPlace() {
    Buffer x = buffer("x", 20);
    Buffer y = buffer("y", 20);
    Arena arena =
        program(
                List.of(
                    new PortStep.LoadInput(0, x),
                    new ValueStep.Map("copy", Expression.read(x), y),
                    new PortStep.StoreOutput(0, y)))
            .arena();
    assertEquals(arena.offset(x), arena.offset(y));
    assertEquals(32, arena.floats());
  }

  @Test
  void aValueThatIsReadLaterKeepsItsPlace() {
    Buffer x = buffer("x", 20);
    Buffer y = buffer("y", 20);
    Arena arena =
        program(
                List.of(
                    new PortStep.LoadInput(0, x),
                    new ValueStep.Map("copy", Expression.read(x), y),
                    new PortStep.StoreOutput(0, y),
                    new PortStep.StoreOutput(1, x)))
            .arena();
    assertEquals(64, arena.floats());
  }

  private static List<Step> randomSteps(Random random) {
    List<Buffer> values = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 3 + random.nextInt(20); i++) {
      Buffer x = values.isEmpty() ? null : values.get(random.nextInt(values.size()));
      boolean elementWise = x != null && random.nextBoolean();
      Buffer y = buffer("v" + i, elementWise ? x.size() : 1 + random.nextInt(100));
      if (x == null) {
        steps.add(new PortStep.LoadInput(0, y));
      } else if (elementWise) {
        steps.add(new ValueStep.Map("copy", Expression.read(x), y));
      } else {
        steps.add(new ValueStep.Softmax(x, y));
      }
      values.add(y);
    }
    return steps;
  }

  private static void run(List<Step> steps, Arena arena) {
    String[] memory = new String[arena.floats()];
    for (Step step : steps) {
      for (Buffer read : step.reads()) {
        for (int i = 0; i < read.size(); i++) {
          assertEquals(read.name(), memory[arena.offset(read) + i]);
        }
      }
      for (Buffer written : step.writes()) {
        for (int i = 0; i < Arena.padded(written.size()); i++) {
          memory[arena.offset(written) + i] = written.name();
        }
        if (!step.elementWise()) {
          step.reads().forEach(read -> assertApart(arena, read, written));
        }
      }
    }
  }

  private static void assertApart(Arena arena, Buffer a, Buffer b) {
    assertTrue(
        arena.offset(a) + Arena.padded(a.size()) <= arena.offset(b)
            || arena.offset(b) + Arena.padded(b.size()) <= arena.offset(a),
        a + " and " + b);
  }

  private static Program program(List<Step> steps) {
    List<Stage> stages =
        List.of(new Stage(1, List.of(new Block("f", "", Block.Pass.FORWARD, steps))));
    return new Program(stages, ArenaLayout.of(stages, 0));
  }

  private static Buffer buffer(String name, int size) {
    return new Buffer(name, Shape.of(size), Buffer.Role.ACTIVATION);
  }
}
