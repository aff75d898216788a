package dev.lamina.runtime;

import dev.lamina.runtime.kernel.StoredLayout;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All parameters of a network, in the order of its layers, and the two arrays they stand in.
 *
 * <p>The arrays hold each parameter in the order the kernels read, padded with zeros: an optimiser
 * sweeps them element by element and needs to know no layout.
 */
public final class Parameters extends AbstractList<Parameter> {
  private final List<Parameter> list = new ArrayList<>();
  private float[] values = new float[0];
  private float[] gradients = new float[0];
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
   * @throws IllegalArgumentException naming all parameters when there is none of this name
   */
  public Parameter get(String name) {
    return list.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + name + "; " + names()));
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

  /** Number of trained values; neither statistics nor padding are counted. */
  public long count() {
    return list.stream().filter(Parameter::trained).mapToLong(Parameter::size).sum();
  }

  private String names() {
    return list.stream().map(Parameter::name).collect(Collectors.joining(", ", "there are ", ""));
  }
}
