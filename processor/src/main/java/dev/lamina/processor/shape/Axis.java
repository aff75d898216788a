package dev.lamina.processor.shape;

/**
 * What a value has one of for each: the samples of a batch, or the steps of a sequence that comes
 * in by an input. How many steps there are is a number of the run.
 *
 * @param name field of the input; empty for the samples
 */
public record Axis(String name) {
  /** One value for each sample. */
  public static final Axis SAMPLES = new Axis("");

  /** Whether there is a value for each step of a sequence. */
  public boolean isSequence() {
    return !name.isEmpty();
  }

  // Written out, as for whatever is compared often: the JDK links a record's own at run time, which
  // takes a javac that has just started longer than all comparisons.
  @Override
  public boolean equals(Object other) {
    return other instanceof Axis axis && axis.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
