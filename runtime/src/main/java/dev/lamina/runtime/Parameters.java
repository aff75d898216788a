package dev.lamina.runtime;

import dev.lamina.runtime.kernel.Scratch;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All parameters of a network, in the order of its layers, and the two arrays they stand in.
 *
 * <p>The arrays hold each parameter in the order the kernels read, padded with zeros: an optimiser
 * sweeps them element by element and needs to know no layout.
 */
public final class Parameters extends AbstractList<Parameter> {
  /** Floats that are worth a thread. */
  private static final int CHUNK = 1 << 14;

  private final List<Parameter> list = new ArrayList<>();
  private float[] values = new float[0];
  private float[] gradients = new float[0];

  // Made on first use, since cold starts count, and once, since steps allocate nothing.
  private @Nullable Task clearing;
  private @Nullable Task chunks;
  private @Nullable Task shared;
  private int sharedFrom;
  private int sharedTo;
  private WorkerTeam team = new WorkerTeam(1);
  private int end;
  private long version;

  /** No parameters yet. */
  public Parameters() {}

  /** Appends a parameter; generated code calls this before {@link #allocate()}. */
  public Parameters declare(String name, int[] shape, Parameter.Role role, StoredLayout layout) {
    list.add(new Parameter(this, name, shape, role, layout, end));
    end = Math.addExact(end, layout.size());
    return this;
  }

  /** Makes room for everything declared; all values are zero. */
  public Parameters allocate() {
    values = new float[end];
    gradients = new float[end];
    return this;
  }

  @Override
  public Parameter get(int index) {
    return list.get(index);
  }

  /**
   * The parameter of this name.
   *
   * @throws IllegalArgumentException naming the nearest when there is none of this name
   */
  public Parameter get(String name) {
    for (Parameter parameter : list) {
      if (parameter.name().equals(name)) {
        return parameter;
      }
    }
    throw new IllegalArgumentException(
        "there is no parameter " + name + "; " + nearest(new NamePattern(name)));
  }

  /**
   * The parameters whose names match a pattern: {@code *} stands for any characters, dots too, and
   * {@code ?} for any one. {@code "layer1.*"} are all of a block, {@code "*.bias"} all biases.
   *
   * @throws IllegalArgumentException when none matches; names the nearest
   */
  public List<Parameter> matching(String pattern) {
    NamePattern names = new NamePattern(pattern);
    List<Parameter> found = matching(names);
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no parameter matches " + pattern + "; " + nearest(names));
    }
    return found;
  }

  private List<Parameter> matching(NamePattern names) {
    List<Parameter> found = new ArrayList<>();
    for (Parameter parameter : list) {
      if (names.matches(parameter.name())) {
        found.add(parameter);
      }
    }
    return List.copyOf(found);
  }

  /**
   * Keeps the values of all parameters that match the pattern, see {@link #matching}, as they are:
   * no optimizer moves them, and a layer keeps its statistics. To train nothing but the layer
   * {@code fc} of a network whose weights were loaded:
   *
   * <pre>{@code model.parameters().freeze("*").unfreeze("fc.*");}</pre>
   *
   * <p>Gradients of frozen parameters are still computed. They can be set and loaded.
   *
   * @throws IllegalArgumentException when none matches; names the nearest
   */
  public Parameters freeze(String pattern) {
    return freeze(pattern, true);
  }

  /**
   * Lets parameters be trained again that were frozen; what an optimizer remembers of them is as it
   * was.
   *
   * @throws IllegalArgumentException when none matches; names the nearest
   */
  public Parameters unfreeze(String pattern) {
    return freeze(pattern, false);
  }

  private Parameters freeze(String pattern, boolean frozen) {
    for (Parameter parameter : matching(pattern)) {
      parameter.freeze(frozen);
    }
    return this;
  }

  @Override
  public int size() {
    return list.size();
  }

  /**
   * The live weight store. Who writes into it asks for it anew each time: inference keeps what it
   * has made of the values, such as weights with a batch norm in them, until this is called or a
   * parameter is set.
   */
  public float[] values() {
    changed();
    return values;
  }

  /** The weight store, to be read. */
  float[] store() {
    return values;
  }

  /** Says that a value may be another one now. */
  void changed() {
    version++;
  }

  /** A number that is another one after every change. */
  long version() {
    return version;
  }

  /** The live gradient store, laid out like {@link #values()}. */
  public float[] gradients() {
    return gradients;
  }

  /** Sets all gradients to zero. */
  void clearGradients() {
    if (clearing == null) {
      clearing = this::clear;
    }
    share(0, end, clearing);
  }

  private void clear(Scratch scratch, int from, int to) {
    Arrays.fill(gradients, from, to, 0);
  }

  void shareWith(WorkerTeam workers) {
    team = workers;
  }

  /**
   * Does work on the floats {@code from} (inclusive) to {@code to} (exclusive) of the stores,
   * shared among the threads of the model: what sweeps over all weights waits for memory.
   */
  public void share(int from, int to, Task work) {
    shared = work;
    sharedFrom = from;
    sharedTo = to;
    if (chunks == null) {
      chunks = this::chunks;
    }
    team.runParts(Math.ceilDiv(to - from, CHUNK), chunks);
  }

  private void chunks(Scratch scratch, int from, int to) {
    Objects.requireNonNull(shared)
        .run(scratch, sharedFrom + from * CHUNK, Math.min(sharedTo, sharedFrom + to * CHUNK));
  }

  /** Number of trained values; what is frozen, statistics and padding are not counted. */
  public long count() {
    long count = 0;
    for (Parameter parameter : list) {
      count += parameter.trained() ? parameter.size() : 0;
    }
    return count;
  }

  private String nearest(NamePattern names) {
    if (list.isEmpty()) {
      return "the network has none";
    }
    NamePattern below = new NamePattern(names.pattern() + ".*");
    int found = matching(below).size();
    return found > 0
        ? below.pattern() + " matches " + found
        : "the nearest name of " + size() + " is " + names.nearest(list);
  }
}
