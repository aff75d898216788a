package dev.lamina.runtime.data;

import dev.lamina.runtime.Batch;

/**
 * A long text cut for truncated back-propagation: {@code streams} parts of the same length side by
 * side, each cut into pieces of {@code steps} ids, each piece with the id that follows every one of
 * its ids as label. Sample {@code k * streams + s} is piece k of stream s: in batches of {@code
 * streams} samples in order, the sample at place s goes on where the one before has ended.
 *
 * <pre>
 * Trainer.of(model).batchSize(32).carryState().fit(new TokenStreams(ids, 32, 64));
 * </pre>
 *
 * <p>What does not fill a piece at the end of a stream is left out.
 */
public final class TokenStreams implements Dataset {
  private final int[] ids;
  private final int streams;
  private final int steps;
  private final int pieces;

  /** A dataset for a network with one input of ids and one output with labels for each step. */
  public TokenStreams(int[] ids, int streams, int steps) {
    if (streams < 1 || steps < 1) {
      throw new IllegalArgumentException(
          "there must be at least 1 stream and 1 step, not %s and %s".formatted(streams, steps));
    }
    this.ids = ids.clone();
    this.streams = streams;
    this.steps = steps;
    this.pieces = (ids.length - 1) / streams / steps;
    if (pieces < 1) {
      throw new IllegalArgumentException(
          "%s streams of pieces of %s steps take %s ids, but there are %s"
              .formatted(streams, steps, (long) streams * steps + 1, ids.length));
    }
  }

  @Override
  public int size() {
    return streams * pieces;
  }

  @Override
  public int length(int index) {
    return steps;
  }

  @Override
  public void read(int index, Batch batch, int position) {
    int start = index % streams * pieces * steps + index / streams * steps;
    int sequence = batch.inputPort(0).sequence();
    batch.length(sequence, position, steps);
    int at = position * batch.room(sequence);
    System.arraycopy(ids, start, batch.tokens(0), at, steps);
    System.arraycopy(ids, start + 1, batch.labels(0), at, steps);
  }
}
