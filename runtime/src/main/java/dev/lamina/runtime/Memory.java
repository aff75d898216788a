package dev.lamina.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where all values of a network stand in one of its programs: an arena with a slice for each
 * sample, and one for each sequence with a slice for each row of its {@link Frames}.
 */
final class Memory {
  private final Arena samples;
  private final List<Arena> frames = new ArrayList<>();
  private final int[] offsets;

  private Memory(NetworkSpec spec, Function<List<NetworkSpec.BufferRow>, Arena> make) {
    List<NetworkSpec.BufferRow> rows = spec.buffers();
    this.samples = make.apply(of(rows, NetworkSpec.SAMPLES));
    this.offsets = samples.offsets().clone();
    for (int sequence = 0; sequence < spec.sequences().size(); sequence++) {
      Arena arena = make.apply(of(rows, sequence));
      frames.add(arena);
      for (int b = 0; b < offsets.length; b++) {
        if (rows.get(b).sequence() == sequence && arena.offsets()[b] >= 0) {
          offsets[b] = arena.offsets()[b] + arena.stride(); // behind the row before the first
        }
      }
    }
  }

  /** Memory for training; what is not needed at the same time shares places. */
  static Memory forTraining(NetworkSpec spec) {
    return new Memory(spec, Arena::forTraining);
  }

  /** Memory for inference; what is not needed at the same time shares places. */
  static Memory forInference(NetworkSpec spec) {
    return new Memory(spec, Arena::forInference);
  }

  /** Memory for inference in which every value stays readable. */
  static Memory keepingAll(NetworkSpec spec) {
    return new Memory(spec, Arena::keepingAll);
  }

  // Rows of other axes stay in the list, without a place: buffers keep their numbers.
  private static List<NetworkSpec.BufferRow> of(List<NetworkSpec.BufferRow> rows, int sequence) {
    UnaryOperator<NetworkSpec.BufferRow> without =
        row -> row.sequence() == sequence ? row : row.withoutPlace();
    return rows.stream().map(without).toList();
  }

  /** Bytes of all arenas for this many samples with this many steps each. */
  long bytes(int count, int steps) {
    long floats = (long) samples.stride() * count;
    for (Arena arena : frames) {
      floats += arena.stride() * ((steps + 1L) * count + 1);
    }
    return 4 * floats;
  }

  /** The arena of the samples. */
  Arena samples() {
    return samples;
  }

  /** The arena of a sequence. */
  Arena frames(int sequence) {
    return frames.get(sequence);
  }

  /** Place of each buffer in a slice, -1 for those that have none. */
  int[] offsets() {
    return offsets;
  }
}
