package dev.lamina.runtime.kernel;

/**
 * How {@link VectorWeights} cuts its sum over pixels into blocks, and what working memory that
 * takes. A block has some hundred pixels, of several samples where images are small. Apart from the
 * kernel, since a model without vectors states its memory too.
 */
final class WeightBlocks {
  /** Pixels of a block at most. */
  static final int MOST = 1024;

  /** Where rows of dy stand in the scratch memory; before them products stage theirs. */
  static final int ROWS = Convolution.STAGE;

  /** Pixels of a block where gradients are large, or samples small. */
  private static final int FEWER = 256;

  private static final int FEWEST = 96;

  /** Floats of x and dy that stay in the cache, of a whole sample or of a block. */
  private static final int CACHED = 96 << 10;

  private static final int LARGE_GRADIENTS = 1 << 19;

  /** Floats that the padded images of a block may take, if they are more than one. */
  private static final int IMAGES = 1 << 17;

  private WeightBlocks() {}

  /** Floats of working memory. */
  static int scratchFloats(Convolution c) {
    PaddedImage image = c.forward().image();
    return imageAt(c) + (image.copied() ? samples(c) * image.size() : 0);
  }

  /** Where padded images stand in the scratch memory, behind the rows of dy. */
  static int imageAt(Convolution c) {
    return ROWS + pixels(c) * Panels.PANEL;
  }

  /** Whether a sample stays in the cache. */
  static boolean isNear(Convolution c) {
    return (long) c.inputSize() + c.outputSize() <= CACHED;
  }

  /** Pixels of a block: fewer where x and dy would not fit into the cache, but gradients do. */
  static int pixels(Convolution c) {
    if (isNear(c) && !c.dense) {
      return MOST; // in long runs registers are seldom stored
    }
    boolean large = c.panels.size() > LARGE_GRADIENTS;
    return large ? FEWER : Math.clamp(CACHED / (c.channels + c.filters), FEWEST, MOST);
  }

  /** Samples of a block. */
  static int samples(Convolution c) {
    int samples = Math.min(FEWER, pixels(c)) / (c.outHeight() * c.outWidth());
    PaddedImage image = c.forward().image();
    return Math.max(1, image.copied() ? Math.min(samples, IMAGES / image.size()) : samples);
  }
}
