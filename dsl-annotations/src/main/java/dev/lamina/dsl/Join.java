package dev.lamina.dsl;

/** How the values of a {@link Residual} or {@link Branches} block are put together. */
public enum Join {
  /** Element by element; shapes must be equal. */
  ADD,
  /** Channels after channels; heights and widths must be equal. */
  CONCAT
}
