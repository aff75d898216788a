package dev.lamina.runtime;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values inside a training step of a model without sequences, those in blocks included, by the
 * names that the plan gives them.
 *
 * <p>A step leaves few of them behind, since buffers share places. So it runs once more, in memory
 * where each buffer has a place of its own.
 */
public final class StepValues {
  private final NetworkProgram program;
  private final List<NetworkSpec.BufferRow> rows;
  private final Memory unshared;

  /** Looks into a model that Lamina has generated. */
  public StepValues(Model model) {
    program = (NetworkProgram) read(read(model, "session"), "program");
    rows = program.spec.buffers();
    unshared = Memory.keepingAll(trained(model.name()));
  }

  private static Object read(Object owner, String name) {
    try {
      Field field = owner.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(owner);
    } catch (ReflectiveOperationException thrown) {
      throw new LinkageError("no field " + name, thrown);
    }
  }

  // Memory that keeps all has what inference has: here, what training has.
  private NetworkSpec trained(String name) {
    NetworkSpec trained = NetworkSpec.of(name);
    for (NetworkSpec.BufferRow row : rows) {
      if (row.sequence() != NetworkSpec.SAMPLES) {
        throw new IllegalArgumentException(name + " has values along a sequence: " + row.name());
      }
      trained.buffer(row.name(), row.size(), row.training(), row.training());
    }
    return trained;
  }

  /**
   * The values of the step that was trained last, each sample as (pixels, C); weights and gradients
   * stay as they are.
   *
   * @throws IllegalStateException if the step does not have the same losses again
   */
  public Map<String, float[]> read() {
    float[] weights = program.weights.clone();
    float[] gradients = program.gradients.clone();
    double[] losses = Arrays.copyOf(program.losses, program.batch);
    program.use(unshared, program.batch);
    program.train();
    System.arraycopy(weights, 0, program.weights, 0, weights.length); // statistics have moved
    System.arraycopy(gradients, 0, program.gradients, 0, gradients.length);
    if (!Arrays.equals(losses, Arrays.copyOf(program.losses, program.batch))) {
      throw new IllegalStateException("the same step has other losses");
    }
    return values();
  }

  private Map<String, float[]> values() {
    Set<String> names = rows.stream().map(NetworkSpec.BufferRow::name).collect(Collectors.toSet());
    Map<String, float[]> values = new LinkedHashMap<>();
    for (int b = 0; b < rows.size(); b++) {
      String name = rows.get(b).name();
      boolean gradient = name.startsWith("d") && names.contains(name.substring(1));
      if (program.at(b) >= 0 && !gradient) {
        values.put(name, value(program.at(b), rows.get(b).size()));
      }
    }
    return values;
  }

  private float[] value(int at, int size) {
    float[] value = new float[program.batch * size];
    for (int n = 0; n < program.batch; n++) {
      System.arraycopy(program.arena, at + n * program.stride, value, n * size, size);
    }
    return value;
  }
}
