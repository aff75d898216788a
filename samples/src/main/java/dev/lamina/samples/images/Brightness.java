package dev.lamina.samples.images;

import dev.lamina.runtime.Batch;
import dev.lamina.runtime.Model;
import dev.lamina.runtime.data.Dataset;

/**
 * Mean and standard deviation of all pixels of a set of grey images.
 *
 * @param mean 0 to 1
 * @param deviation above 0, also where all pixels are alike
 */
public record Brightness(float mean, float deviation) {
  /** Measures a set that suits the model. */
  public static Brightness of(Dataset images, Model model) {
    Batch one = model.newBatch(1);
    double sum = 0;
    double squares = 0;
    long count = 0;
    for (int i = 0; i < images.size(); i++) {
      images.read(i, one, 0);
      for (float pixel : one.input(0)) {
        sum += pixel;
        squares += pixel * pixel;
        count++;
      }
    }
    double mean = sum / count;
    double variance = squares / count - mean * mean;
    return new Brightness((float) mean, variance > 0 ? (float) Math.sqrt(variance) : 1);
  }

  /** The images with this mean taken away, divided by this deviation. */
  public Dataset normalize(Dataset images) {
    return images.normalize(new float[] {mean}, new float[] {deviation});
  }
}
