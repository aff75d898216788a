package dev.lamina.runtime.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution whose groups are too narrow to fill vectors, a depthwise one above all, or the
 * gradient of its input: lanes are neighbouring filters of all groups. What a filter multiplies
 * stands in the same lane of an image with {@code terms} rows of {@code lanes} floats a pixel, row
 * t holding channel t of each filter's group. With one filter for each channel that is the input as
 * it stands.
 *
 * <p>Pixels that meet the same taps make a {@link Patch}: the inside of the image is one, each edge
 * another, so that nothing reads padding and no loop asks where the edge is.
 */
record NarrowTables(
    int groups, int terms, int lanes, int imageSize, Panels panels, List<Patch> patches) {

  /** Floats at the front of the scratch memory, where rows of nine vectors are staged. */
  static final int STAGE = 9 * Panels.GRAIN;

  /** Products of one group at each tap: beyond them copies of the input cost too much. */
  private static final int MOST_PRODUCTS = 8;

  /** Floats of the largest image; an int counts them. */
  private static final long MOST_FLOATS = 1 << 30;

  /**
   * Output pixel i stands at {@code outs[i]} and is the sum over s of {@code image[rows[i] +
   * steps[s]]} times row {@code weightRows[s]} of the weights, lane by lane.
   */
  record Patch(int[] rows, int[] outs, int[] steps, int[] weightRows) {

    /** Steps whose rows of the weights, which ascend, are before this one. */
    int count(int weightRow) {
      int count = 0;
      while (count < weightRows.length && weightRows[count] < weightRow) {
        count++;
      }
      return count;
    }
  }

  static boolean pays(Convolution c) {
    long floats =
        Math.max((long) c.inputSize() * c.groupFilters, (long) c.outputSize() * c.groupChannels);
    return c.groups > 1
        && c.groupChannels * c.groupFilters <= MOST_PRODUCTS
        && floats < MOST_FLOATS;
  }

  static NarrowTables forward(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    return of(
        c,
        c.groupChannels,
        c.filters,
        Strip.forward(v),
        Strip.forward(h),
        v.in() * h.in(),
        h.in(),
        h.out());
  }

  static NarrowTables data(Convolution c) {
    Axis v = c.vertical;
    Axis h = c.horizontal;
    return of(
        c,
        c.groupFilters,
        c.channels,
        Strip.data(v),
        Strip.data(h),
        v.out() * h.out(),
        h.out(),
        h.in());
  }

  private static NarrowTables of(
      Convolution c,
      int terms,
      int lanes,
      List<Strip> down,
      List<Strip> across,
      int pixels,
      int columns,
      int outColumns) {
    List<Patch> patches = new ArrayList<>();
    int pixel = terms * lanes;
    for (Strip v : down) {
      for (Strip h : across) {
        int[] rows = grid(v.firsts(), columns * pixel, h.firsts(), pixel);
        int[] outs = grid(v.positions(), outColumns * lanes, h.positions(), lanes);
        int[] taps = grid(v.shifts(), columns * pixel, h.shifts(), pixel);
        int[] steps = grid(taps, 1, ForwardTables.multiples(terms, lanes), 1);
        int[] tapNumbers = grid(v.taps(), c.horizontal.kernel() * terms, h.taps(), terms);
        int[] weightRows = grid(tapNumbers, 1, ForwardTables.multiples(terms, 1), 1);
        patches.add(new Patch(rows, outs, steps, weightRows));
      }
    }
    Panels panels = panels(c, terms, lanes);
    return new NarrowTables(c.groups, terms, lanes, pixels * pixel, panels, List.copyOf(patches));
  }

  /** a[i] * aStep + b[j] * bStep, row by row. */
  private static int[] grid(int[] a, int aStep, int[] b, int bStep) {
    int[] sums = new int[a.length * b.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = a[i / b.length] * aStep + b[i % b.length] * bStep;
    }
    return sums;
  }

  long ints() {
    long ints = 0;
    for (Patch patch : patches) {
      ints += 2L * (patch.rows.length + patch.steps.length);
    }
    return ints;
  }

  /** Panels of the weights, a row for each tap and term. */
  static Panels panels(Convolution c, int terms, int lanes) {
    return new Panels(c.vertical.kernel() * c.horizontal.kernel() * terms, lanes);
  }

  /** Whether the image differs from the value it is made of. */
  boolean copied() {
    return groups != lanes || terms > 1;
  }

  /** Floats that a copy takes. */
  int room() {
    return copied() ? imageSize + Panels.GRAIN : room(lanes, imageSize);
  }

  /** The same for a value of so many lanes: the last vector of its last pixel reaches beyond it. */
  static int room(int lanes, int size) {
    return lanes % Panels.GRAIN > 0 ? size + Panels.GRAIN : 0;
  }

  /** Makes the image of the value at {@code at} of x. */
  void copy(float[] x, int at, float[] image, int imageAt) {
    int repeats = lanes / groups;
    int pixel = terms * lanes;
    for (int p = 0; p * pixel < imageSize; p++) {
      int from = at + p * groups * terms;
      int to = imageAt + p * pixel;
      for (int t = 0; t < terms; t++) {
        for (int k = 0; k < repeats; k++) {
          spread(x, from + t, image, to + t * lanes + k, repeats);
        }
      }
    }
  }

  /** One channel of each group, to one place in each. */
  private void spread(float[] x, int from, float[] image, int to, int repeats) {
    for (int g = 0; g < groups; g++) {
      image[to + g * repeats] = x[from + g * terms];
    }
  }

  /** Positions of an axis that meet the same taps, at the same distance from the first of these. */
  private record Strip(int[] positions, int[] firsts, int[] taps, int[] shifts) {

    /** Outputs and the inputs they read. */
    static List<Strip> forward(Axis axis) {
      int[][] met = new int[axis.out()][axis.kernel()];
      for (int o = 0; o < axis.out(); o++) {
        for (int k = 0; k < axis.kernel(); k++) {
          met[o][k] = axis.input(o, k);
        }
      }
      return of(met);
    }

    /** Inputs and the outputs that read them. */
    static List<Strip> data(Axis axis) {
      int[][] met = new int[axis.in()][axis.kernel()];
      for (int i = 0; i < axis.in(); i++) {
        for (int k = 0; k < axis.kernel(); k++) {
          met[i][k] = axis.output(i, k);
        }
      }
      return of(met);
    }

    private static List<Strip> of(int[][] met) {
      List<Strip> strips = new ArrayList<>();
      boolean[] taken = new boolean[met.length];
      for (int p = 0; p < met.length; p++) {
        if (!taken[p]) {
          strips.add(like(p, met, taken));
        }
      }
      return strips;
    }

    private static Strip like(int p, int[][] met, boolean[] taken) {
      int[] positions = new int[met.length];
      int[] firsts = new int[met.length];
      int count = 0;
      for (int q = p; q < met.length; q++) {
        if (!taken[q] && alike(met[p], met[q])) {
          taken[q] = true;
          positions[count] = q;
          firsts[count++] = first(met[q]);
        }
      }
      int[] taps = new int[met[p].length];
      int[] shifts = new int[taps.length];
      int tapCount = 0;
      for (int k = 0; k < taps.length; k++) {
        if (met[p][k] >= 0) {
          taps[tapCount] = k;
          shifts[tapCount++] = met[p][k] - firsts[0];
        }
      }
      return new Strip(
          Arrays.copyOf(positions, count),
          Arrays.copyOf(firsts, count),
          Arrays.copyOf(taps, tapCount),
          Arrays.copyOf(shifts, tapCount));
    }

    private static int first(int[] met) {
      for (int m : met) {
        if (m >= 0) {
          return m;
        }
      }
      return 0;
    }

    private static boolean alike(int[] a, int[] b) {
      int shift = first(b) - first(a);
      for (int k = 0; k < a.length; k++) {
        if (a[k] < 0 ? b[k] >= 0 : b[k] != a[k] + shift) {
          return false;
        }
      }
      return true;
    }
  }
}
