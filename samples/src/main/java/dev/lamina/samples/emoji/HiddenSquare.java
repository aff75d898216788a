package dev.lamina.samples.emoji;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.data.Augmentation;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Lays a square of paper on a picture (DeVries and Taylor 2017), so that who somebody is must be
 * seen without what is done, and the reverse. It may reach over an edge.
 *
 * @param side of the square
 */
record HiddenSquare(int side) implements Augmentation {
  @Override
  public void apply(Batch batch, int position, RandomGenerator random) {
    int top = random.nextInt(Emoji.SIDE) - side / 2;
    int left = Math.max(0, random.nextInt(Emoji.SIDE) - side / 2);
    int right = Math.min(Emoji.SIDE, left + side);
    int size = Emoji.COLORS * Emoji.SIDE;
    for (int row = 0; row < size; row++) {
      int y = row % Emoji.SIDE;
      if (y >= top && y < top + side) {
        int start = (position * size + row) * Emoji.SIDE;
        Arrays.fill(batch.input(0), start + left, start + right, 0);
      }
    }
  }
}
