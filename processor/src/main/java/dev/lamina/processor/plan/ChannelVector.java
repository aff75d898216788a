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

  // Unique in a plan, as said above, and quick: vectors are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
