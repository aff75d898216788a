package dev.lamina.processor.plan;

/** A number for each channel, the same for all samples and pixels. Its name is unique in a plan. */
public record ChannelVector(String name, int channels, Memory memory) {

  /** Where it stands, and how often it is computed. */
  public enum Memory {
    /** In training, once a batch. */
    WORKSPACE,
    /** For inference, when weights have changed. */
    PREPARED
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ChannelVector vector
            && vector.name.equals(name)
            && vector.channels == channels
            && vector.memory == memory);
  }

  // Unique in a plan, as said above, and quick: vectors are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
