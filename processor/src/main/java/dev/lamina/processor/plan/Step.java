package dev.lamina.processor.plan;

import java.util.List;

/**
 * One thing that can run, on every sample of a batch unless it says otherwise. The set is closed: a
 * layer lowers itself into these, and only new mathematics adds one. Where {@code accumulate} is
 * true the step adds to its target, which another step has assigned before.
 */
public sealed interface Step
    permits PortStep, ConvolutionStep, NormalizationStep, ValueStep, LossStep, SequenceStep {

  /** What it reads and what it fills. */
  Flow flow();

  /** Buffers whose contents matter to the step. */
  default List<Buffer> reads() {
    return flow().reads();
  }

  /** Buffers it fills or adds to. */
  default List<Buffer> writes() {
    return flow().writes();
  }

  /** Channel vectors whose contents matter to the step. */
  default List<ChannelVector> vectorReads() {
    return List.of();
  }

  /** Channel vectors it fills. */
  default List<ChannelVector> vectorWrites() {
    return List.of();
  }

  /** Whether each element of the target depends on no other place of a source of the same size. */
  default boolean elementWise() {
    return false;
  }

  /** The step itself, or those it consists of. */
  default List<Step> singles() {
    return List.of(this);
  }
}
