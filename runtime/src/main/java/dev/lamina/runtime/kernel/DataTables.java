package dev.lamina.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of the input, by phases: input pixels whose position modulo the stride is the same
 * meet the same taps, so for each phase it is an unstrided convolution of the output's gradient.
 */
record DataTables(PaddedImage image, List<Phase> phases) {

  /**
   * One phase: the channels of its input pixel i stand at {@code outs[i]} and are the sum over
   * {@code dy[rows[i] + steps[s]]} times row s of its weights. A dense layer has no table of rows,
   * as in {@link ForwardTables}.
   *
   * @param taps its taps, numbered row by row, in the order of the steps
   * @param weightAt place of its rearranged weights in those of a group
   */
  record Phase(int[] rows, int[] steps, int[] outs, int[] taps, Panels panels, int weightAt) {}

  long ints() {
    long ints = 0;
    for (Phase phase : phases) {
      ints += phase.rows.length + phase.steps.length + phase.outs.length + (long) phase.taps.length;
    }
    return ints;
  }

  /** Samples that go through a panel of weights together: they have one phase where it pays. */
  int together(Convolution c) {
    return phases.size() > 1 ? 1 : RowBlocks.samples(c, image, phases.get(0).panels());
  }

  /** Floats of the images that are copied at once. */
  int imageFloats(Convolution c) {
    return image.size() * together(c);
  }

  static DataTables of(Convolution c) {
    return c.dense ? dense(c) : convolution(c);
  }

  /** Floats of one group's rearranged weights. */
  static int groupSize(Convolution c) {
    int taps = c.vertical.kernel() * c.horizontal.kernel();
    return c.dense
        ? c.filters * Panels.padded(c.inputSize())
        : taps * c.groupFilters * Panels.padded(c.groupChannels);
  }

  private static DataTables dense(Convolution c) {
    int[] steps = ForwardTables.multiples(c.filters, 1);
    Panels panels = new Panels(c.filters, c.inputSize());
    Phase phase = new Phase(new int[0], steps, new int[1], new int[1], panels, 0);
    return new DataTables(PaddedImage.of(c.filters, 1, 1, 0, 0, 1, 1), List.of(phase));
  }

  private static DataTables convolution(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int top = v.zerosBefore();
    int left = h.zerosBefore();
    PaddedImage image =
        PaddedImage.of(
            c.filters,
            v.out(),
            h.out(),
            top,
            left,
            top + v.gradientExtent(),
            left + h.gradientExtent());
    List<Phase> phases = new ArrayList<>();
    int weightAt = 0;
    for (int down = 0; down < v.stride(); down++) {
      for (int across = 0; across < h.stride(); across++) {
        Phase phase = phase(c, image, down, across, weightAt);
        phases.add(phase);
        weightAt += phase.panels.size();
      }
    }
    return new DataTables(image, List.copyOf(phases));
  }

  private static Phase phase(Convolution c, PaddedImage image, int down, int across, int weightAt) {
    int[] taps = taps(c, down, across);
    int[] positions = positions(c, down, across);
    Axis v = c.vertical;
    Axis h = c.horizontal;
    int[] rows = new int[positions.length];
    int[] outs = new int[positions.length];
    for (int i = 0; i < rows.length; i++) {
      int y = positions[i] / h.in();
      int x = positions[i] % h.in();
      rows[i] = image.offset(image.top() + v.base(y), image.left() + h.base(x));
      outs[i] = positions[i] * c.channels;
    }
    int[] steps = new int[taps.length * c.groupFilters];
    for (int s = 0; s < steps.length; s++) {
      int tap = taps[s / c.groupFilters];
      int row = v.shift(down, tap / h.kernel());
      int column = h.shift(across, tap % h.kernel());
      steps[s] = image.offset(row, column) + s % c.groupFilters;
    }
    Panels panels = new Panels(steps.length, c.groupChannels);
    return new Phase(rows, steps, outs, taps, panels, weightAt);
  }

  /** The taps of a phase, last first: their steps through the gradient then ascend. */
  private static int[] taps(Convolution c, int down, int across) {
    int columns = c.horizontal.kernel();
    int[] taps = new int[c.vertical.kernel() * columns];
    int count = 0;
    for (int tap = taps.length - 1; tap >= 0; tap--) {
      if (c.vertical.meets(down, tap / columns) && c.horizontal.meets(across, tap % columns)) {
        taps[count++] = tap;
      }
    }
    return Arrays.copyOf(taps, count);
  }

  private static int[] positions(Convolution c, int down, int across) {
    int columns = c.horizontal.in();
    int[] positions = new int[c.vertical.in() * columns];
    int count = 0;
    for (int i = 0; i < positions.length; i++) {
      if (c.vertical.phase(i / columns) == down && c.horizontal.phase(i % columns) == across) {
        positions[count++] = i;
      }
    }
    return Arrays.copyOf(positions, count);
  }
}
