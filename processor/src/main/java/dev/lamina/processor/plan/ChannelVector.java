package dev.lamina.processor.plan;

/**
 * A number for each channel, the same for all samples and pixels: computed once a batch, or when
 * weights change. Its name is unique in a plan.
 */
public record ChannelVector(String name, int channels) {

  // Unique in a plan, as said above, and quick: vectors are the keys of many maps.
  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
