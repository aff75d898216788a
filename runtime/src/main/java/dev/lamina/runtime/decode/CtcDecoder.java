package dev.lamina.runtime.decode;

import java.util.Arrays;
import java.util.List;

/**
 * Labels from the output of a network trained with connectionist temporal classification (Graves,
 * Fernández, Gomez, Schmidhuber 2006). The network says at each of T steps how likely each of V
 * classes is, one of which is the blank. A path takes a class at each step; its labels are what is
 * left after repetitions are merged and blanks removed, so that {@code a a - a b} is {@code a a b}.
 *
 * <p>Outputs are (T, V), natural logarithms of probabilities, class by class within a step: the
 * log-softmax of the logits.
 */
public final class CtcDecoder {
  private final int classes;
  private final int blank;

  /**
   * A decoder of outputs of that size.
   *
   * @param classes V, the blank included
   * @param blank number of the class that is no label
   */
  public CtcDecoder(int classes, int blank) {
    if (classes < 1 || blank < 0 || blank >= classes) {
      throw new IllegalArgumentException(
          "the blank must be one of the classes, not %s of %s".formatted(blank, classes));
    }
    this.classes = classes;
    this.blank = blank;
  }

  /**
   * The labels of the likeliest path, which need not be the likeliest labels. Of equally likely
   * classes the first counts.
   *
   * @param outputs (T, V) log-probabilities; may be longer
   * @param steps T, from 0
   */
  public Transcription greedy(float[] outputs, int steps) {
    require(outputs, steps);
    int[] labels = new int[steps];
    int length = 0;
    int last = blank;
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      int best = likeliest(outputs, t * classes);
      sum += outputs[t * classes + best];
      if (best != blank && best != last) {
        labels[length++] = best;
      }
      last = best;
    }
    return new Transcription(Arrays.copyOf(labels, length), sum);
  }

  private int likeliest(float[] outputs, int at) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = outputs[at + c] > outputs[at + best] ? c : best;
    }
    return best;
  }

  /**
   * The likeliest labels by prefix beam search (Graves 2012; Hannun, Maas, Jurafsky, Ng 2014): at
   * each step the {@code width} likeliest beginnings are followed, each with the sum over its
   * paths. Exact where the beam holds all beginnings.
   *
   * @param outputs (T, V) log-probabilities; may be longer
   * @param steps T, from 0
   * @param width at least 1
   * @return as many as the beam is wide, if there are so many, the likeliest first
   */
  public List<Transcription> beam(float[] outputs, int steps, int width) {
    if (width < 1) {
      throw new IllegalArgumentException("a beam must be at least 1 wide, not " + width);
    }
    require(outputs, steps);
    PrefixBeam beam = new PrefixBeam(classes, blank, width);
    for (int t = 0; t < steps; t++) {
      beam.step(outputs, t * classes);
    }
    return beam.transcriptions();
  }

  private void require(float[] outputs, int steps) {
    if (steps < 0 || outputs.length < (long) steps * classes) {
      throw new IllegalArgumentException(
          "%s steps of %s classes are %s log-probabilities, not %s"
              .formatted(steps, classes, (long) steps * classes, outputs.length));
    }
    for (int t = 0; t < steps; t++) {
      double sum = Math.exp(Logits.logSum(outputs, t * classes, classes));
      if (!(Math.abs(sum - 1) < 1e-3)) {
        throw new IllegalArgumentException(
            "the probabilities of step %s sum to %s, not to 1; CTC decoding takes log-probabilities: the log-softmax of logits"
                .formatted(t + 1, sum));
      }
    }
  }
}
