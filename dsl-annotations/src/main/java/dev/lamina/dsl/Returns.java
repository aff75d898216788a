package dev.lamina.dsl;

/** What of a sequence a layer hands on. */
public enum Returns {
  /** Its value after each step. */
  SEQUENCE,
  /** Its value after the last step of each sample: one value a sample. */
  LAST
}
