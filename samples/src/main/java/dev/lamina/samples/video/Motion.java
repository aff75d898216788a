package dev.lamina.samples.video;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a garment has done since the frame before; in the first frame it rests. */
enum Motion {
  REST(0, 0),
  LEFT(0, -1),
  RIGHT(0, 1),
  UP(-1, 0),
  DOWN(1, 0);

  private final int down;
  private final int right;

  Motion(int down, int right) {
    this.down = down;
    this.right = right;
  }

  /** Where a thing at this row is after so many pixels. */
  int top(int before, int pixels) {
    return before + down * pixels;
  }

  /** Where a thing at this column is after so many pixels. */
  int left(int before, int pixels) {
    return before + right * pixels;
  }

  /** Names in the order of the labels. */
  static List<String> names() {
    return Arrays.stream(values()).map(m -> m.name().toLowerCase(Locale.ROOT)).toList();
  }
}
