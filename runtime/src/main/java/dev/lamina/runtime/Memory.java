package dev.lamina.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Where all values of a network stand in one of its programs: an arena with a slice for each
 * sample, and one for each sequence with a slice for each row of its {@link Frames}.
 */
final class Memory {
  private final Arena samples;
  private final List<Arena> frames;
  private final int[] offsets;

  private Memory(NetworkSpec spec, List<Arena> arenas) {
    List<NetworkSpec.BufferRow> rows = spec.buffers();
    this.samples = arenas.getFirst();
    this.frames = arenas.subList(1, arenas.size());
    this.offsets = samples.offsets().clone();
    for (int sequence = 0; sequence < frames.size(); sequence++) {
      Arena arena = frames.get(sequence);
      for (int b = 0; b < offsets.length; b++) {
        if (rows.get(b).sequence() == sequence && arena.offsets()[b] >= 0) {
          offsets[b] = arena.offsets()[b] + arena.stride(); // behind the row before the first
        }
      }
    }
  }

  /** Memory for training; what is not needed at the same time shares places. */
  static Memory forTraining(NetworkSpec spec) {
    List<Arena> arenas = new ArrayList<>();
    for (int axis = NetworkSpec.SAMPLES; axis < spec.sequences().size(); axis++) {
      arenas.add(Arena.forTraining(of(spec, axis)));
    }
    return new Memory(spec, arenas);
  }

  /** Memory for inference; what is not needed at the same time shares places. */
  static Memory forInference(NetworkSpec spec) {
    List<Arena> arenas = new ArrayList<>();
    for (int axis = NetworkSpec.SAMPLES; axis < spec.sequences().size(); axis++) {
      arenas.add(Arena.forInference(of(spec, axis)));
    }
    return new Memory(spec, arenas);
  }

  /** Memory for inference in which every value stays readable. */
  static Memory keepingAll(NetworkSpec spec) {
    List<Arena> arenas = new ArrayList<>();
    for (int axis = NetworkSpec.SAMPLES; axis < spec.sequences().size(); axis++) {
      arenas.add(Arena.keepingAll(of(spec, axis)));
    }
    return new Memory(spec, arenas);
  }

  // Rows of other axes stay in the list, without a place: buffers keep their numbers.
  private static List<NetworkSpec.BufferRow> of(NetworkSpec spec, int axis) {
    List<NetworkSpec.BufferRow> rows = new ArrayList<>();
    for (NetworkSpec.BufferRow row : spec.buffers()) {
      rows.add(row.sequence() == axis ? row : row.withoutPlace());
    }
    return rows;
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
