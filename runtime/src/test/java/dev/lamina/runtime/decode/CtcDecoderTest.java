package dev.lamina.runtime.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CtcDecoderTest {
  private static float[] logs(double... probabilities) {
    float[] logs = new float[probabilities.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) Math.log(probabilities[i]);
    }
    return logs;
  }

  /** Sharp rows, and some classes of probability 0. */
  private static float[] random(int steps, int classes, long seed) {
    Random random = new Random(seed);
    double[] rows = new double[steps * classes];
    for (int t = 0; t < steps; t++) {
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        rows[t * classes + c] =
            c > 0 && random.nextInt(7) == 0 ? 0 : Math.exp(1.5 * random.nextGaussian());
        sum += rows[t * classes + c];
      }
      for (int c = 0; c < classes; c++) {
        rows[t * classes + c] /= sum;
      }
    }
    return logs(rows);
  }

  /** Labels of a path by the definition: merge repetitions, then remove blanks. */
  private static List<Integer> collapsed(int[] path, int blank) {
    List<Integer> labels = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if ((t == 0 || path[t] != path[t - 1]) && path[t] != blank) {
        labels.add(path[t]);
      }
    }
    return labels;
  }

  /** Sums of probabilities over all classes^steps paths. */
  private static Map<List<Integer>, Double> bruteForce(
      float[] outputs, int steps, int classes, int blank) {
    Map<List<Integer>, Double> sums = new HashMap<>();
    int[] path = new int[steps];
    for (int number = 0; number < Math.pow(classes, steps); number++) {
      double log = 0;
      for (int t = 0, rest = number; t < steps; t++, rest /= classes) {
        path[t] = rest % classes;
        log += outputs[t * classes + path[t]];
      }
      if (log > Double.NEGATIVE_INFINITY) {
        sums.merge(collapsed(path, blank), Math.exp(log), Double::sum);
      }
    }
    return sums;
  }

  private static List<Integer> listOf(Transcription transcription) {
    return Arrays.stream(transcription.labels()).boxed().toList();
  }

  @Property(tries = 300)
  void aWideBeamIsTheSumOverAllPaths(
      @ForAll long seed,
      @ForAll @IntRange(max = 6) int steps,
      @ForAll @IntRange(min = 1, max = 4) int classes,
      @ForAll @IntRange(max = 3) int anyBlank) {
    int blank = anyBlank % classes;
    float[] outputs = random(steps, classes, seed);
    Map<List<Integer>, Double> expected = bruteForce(outputs, steps, classes, blank);
    List<Transcription> found = new CtcDecoder(classes, blank).beam(outputs, steps, 10_000);
    assertEquals(expected.size(), found.size());
    for (Transcription transcription : found) {
      double probability = expected.getOrDefault(listOf(transcription), 0.0);
      assertEquals(Math.log(probability), transcription.logProbability(), 1e-4);
    }
    assertTrue(
        found.stream()
            .sorted(Comparator.comparingDouble(Transcription::logProbability).reversed())
            .toList()
            .equals(found));
  }

  /** A narrow beam loses paths, never adds any, and does not count a prefix twice. */
  @Property(tries = 300)
  void aNarrowBeamIsALowerBound(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int width) {
    float[] outputs = random(7, 3, seed);
    Map<List<Integer>, Double> expected = bruteForce(outputs, 7, 3, 0);
    List<Transcription> found = new CtcDecoder(3, 0).beam(outputs, 7, width);
    assertTrue(found.size() <= width && !found.isEmpty());
    assertEquals(found.size(), found.stream().map(CtcDecoderTest::listOf).distinct().count());
    for (Transcription transcription : found) {
      double probability = expected.getOrDefault(listOf(transcription), 0.0);
      assertTrue(Math.exp(transcription.logProbability()) <= probability * (1 + 1e-5));
    }
  }

  @Property(tries = 200)
  void greedyIsTheLikeliestPath(@ForAll long seed, @ForAll @IntRange(max = 2) int blank) {
    float[] outputs = random(6, 3, seed);
    int[] path = new int[6];
    double log = 0;
    for (int t = 0; t < 6; t++) {
      for (int c = 1; c < 3; c++) {
        path[t] = outputs[t * 3 + c] > outputs[t * 3 + path[t]] ? c : path[t];
      }
      log += outputs[t * 3 + path[t]];
    }
    Transcription greedy = new CtcDecoder(3, blank).greedy(outputs, 6);
    assertEquals(collapsed(path, blank), listOf(greedy));
    assertEquals(log, greedy.logProbability(), 1e-9);
  }

  /**
   * Two steps of blank 0.6 and a 0.4: the likeliest path says nothing, with 0.36, yet "a" has three
   * paths of 0.64 together (Graves 2012, figure 7.4 shows the same for greedy decoding).
   */
  @Test
  void greedyMissesWhatTheBeamFinds() {
    float[] outputs = logs(0.6, 0.4, 0.6, 0.4);
    CtcDecoder decoder = new CtcDecoder(2, 0);
    Transcription greedy = decoder.greedy(outputs, 2);
    assertArrayEquals(new int[0], greedy.labels());
    assertEquals(Math.log(0.36), greedy.logProbability(), 1e-6);
    List<Transcription> beam = decoder.beam(outputs, 2, 5);
    assertEquals(2, beam.size());
    assertArrayEquals(new int[] {1}, beam.getFirst().labels());
    assertEquals(Math.log(0.64), beam.getFirst().logProbability(), 1e-6);
  }

  /** a a - a b b: the blank parts two a; the blank may be any class, here the last. */
  @Test
  void repetitionsAreMergedUnlessABlankPartsThem() {
    int[] path = {0, 0, 2, 0, 1, 1};
    double[] rows = new double[18];
    for (int t = 0; t < 6; t++) {
      for (int c = 0; c < 3; c++) {
        rows[t * 3 + c] = c == path[t] ? 0.98 : 0.01;
      }
    }
    CtcDecoder decoder = new CtcDecoder(3, 2);
    assertArrayEquals(new int[] {0, 0, 1}, decoder.greedy(logs(rows), 6).labels());
    assertArrayEquals(new int[] {0, 0, 1}, decoder.beam(logs(rows), 6, 4).getFirst().labels());
    // Fewer steps than the array has room for: the rest is padding.
    assertArrayEquals(new int[] {0}, decoder.greedy(logs(rows), 3).labels());
  }

  @Test
  void badInputIsSaid() {
    CtcDecoder decoder = new CtcDecoder(2, 0);
    assertRefused("the blank must be one of the classes, not 2 of 2", () -> new CtcDecoder(2, 2));
    assertRefused(
        "3 steps of 2 classes are 6 log-probabilities, not 4",
        () -> decoder.greedy(logs(0.5, 0.5, 0.5, 0.5), 3));
    assertRefused(
        "the probabilities of step 2 sum to NaN, not to 1; CTC decoding takes log-probabilities:"
            + " the log-softmax of logits",
        () -> decoder.beam(logs(0.5, 0.5, Double.NaN, 0.5), 2, 3));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class, () -> decoder.greedy(new float[] {0.5f, 0.5f}, 1))
            .getMessage()
            .startsWith("the probabilities of step 1 sum to 3.29"));
    assertRefused(
        "a beam must be at least 1 wide, not 0", () -> decoder.beam(logs(0.5, 0.5), 1, 0));
    assertEquals(0, decoder.greedy(new float[0], 0).labels().length);
  }

  private static void assertRefused(String message, Runnable wrong) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }
}
