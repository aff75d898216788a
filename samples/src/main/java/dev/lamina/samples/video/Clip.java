package dev.lamina.samples.video;

import dev.lamina.runtime.data.Dataset;
import dev.lamina.runtime.data.InMemoryDataset;
import dev.lamina.samples.fashion.Garment;
import dev.lamina.samples.fashion.Wardrobe;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A film of one garment that moves, and turns after a few frames.
 *
 * @param frames one behind another, each {@link #SIDE} rows of {@link #SIDE} pixels, 0 to 1
 * @param labels numbers of the {@link Motion}, one for each frame
 */
record Clip(float[] frames, int[] labels) {
  /** Height and width of a frame. */
  static final int SIDE = 44;

  private static final List<Garment> GARMENTS = List.of(Garment.values());
  private static final List<Motion> MOTIONS = List.of(Motion.values());

  private static final int SHORTEST = 10;
  private static final int LONGEST = 16;
  private static final int TURN = 4;
  private static final int SPEED = 3;
  private static final int ROOM = SIDE - Wardrobe.SIDE;

  /** Draws a clip by chance, of garments of this wardrobe. */
  static Clip draw(Wardrobe wardrobe, Random random) {
    Garment garment = GARMENTS.get(random.nextInt(GARMENTS.size()));
    float[] image = wardrobe.draw(garment, random);
    int length = random.nextInt(SHORTEST, LONGEST + 1);
    float[] frames = new float[length * SIDE * SIDE];
    int[] labels = new int[length];
    int top = random.nextInt(ROOM + 1);
    int left = random.nextInt(ROOM + 1);
    Motion motion = Motion.REST;
    for (int t = 0; t < length; t++) {
      if (t > 0) {
        motion = next(motion, top, left, random);
        top = motion.top(top, SPEED);
        left = motion.left(left, SPEED);
      }
      labels[t] = MOTIONS.indexOf(motion);
      float[] frame = new float[SIDE * SIDE];
      Wardrobe.put(image, frame, SIDE, top, left);
      System.arraycopy(frame, 0, frames, t * frame.length, frame.length);
    }
    return new Clip(frames, labels);
  }

  /** A motion lasts some frames, a rest one or two, as long as the garment stays inside. */
  private static Motion next(Motion before, int top, int left, Random random) {
    boolean turns = before == Motion.REST || random.nextInt(TURN) == 0;
    Motion motion = turns ? any(random) : before;
    while (!inside(motion, top, left)) {
      motion = any(random);
    }
    return motion;
  }

  private static Motion any(Random random) {
    return MOTIONS.get(random.nextInt(MOTIONS.size()));
  }

  private static boolean inside(Motion motion, int top, int left) {
    int down = motion.top(top, SPEED);
    int right = motion.left(left, SPEED);
    return down >= 0 && down <= ROOM && right >= 0 && right <= ROOM;
  }

  /** So many clips; the same seed gives the same ones. */
  static List<Clip> clips(Wardrobe wardrobe, int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> draw(wardrobe, random)).limit(count).toList();
  }

  /** What a network is trained with: frames, and a label for each. */
  static Dataset dataset(List<Clip> clips) {
    return InMemoryDataset.of(clips.size())
        .sequences(clips.stream().map(Clip::frames).toArray(float[][]::new))
        .stepLabels(clips.stream().map(Clip::labels).toArray(int[][]::new))
        .classNames(Motion.names());
  }

  /** Number of frames. */
  int length() {
    return labels.length;
  }

  /** The pixels of one frame. */
  float[] frame(int t) {
    return Arrays.copyOfRange(frames, t * SIDE * SIDE, (t + 1) * SIDE * SIDE);
  }
}
