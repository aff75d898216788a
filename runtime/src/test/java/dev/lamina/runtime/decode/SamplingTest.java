package dev.lamina.runtime.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SamplingTest {
  private static final int DRAWS = 20_000;
  private static final double[] SHARES = {0.05, 0.4, 0.1, 0.25, 0.2};

  private static float[] logits(double... probabilities) {
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Math.log(probabilities[i]) - 5;
    }
    return logits;
  }

  private static long[] frequencies(Sampling sampling, float[] logits) {
    Sampler sampler = sampling.sampler();
    long[] counts = new long[logits.length];
    for (int i = 0; i < DRAWS; i++) {
      counts[sampler.next(logits)]++;
    }
    return counts;
  }

  /**
   * Pearson's chi-square of the counts is within the bound that right frequencies exceed once in
   * 1,000 seeds (by Wilson and Hilferty's approximation); tokens of probability 0 never occur.
   */
  private static void assertFrequencies(double[] expected, long[] counts) {
    double sum = Arrays.stream(expected).sum();
    double chiSquare = 0;
    int possible = 0;
    for (int i = 0; i < expected.length; i++) {
      double mean = DRAWS * expected[i] / sum;
      if (mean == 0) {
        assertEquals(0, counts[i], "token " + i);
      } else {
        chiSquare += (counts[i] - mean) * (counts[i] - mean) / mean;
        possible++;
      }
    }
    double freedom = possible - 1;
    double spread = 2 / (9 * freedom);
    double bound = freedom * Math.pow(1 - spread + 3.09 * Math.sqrt(spread), 3);
    assertTrue(
        chiSquare < bound, chiSquare + " of at most " + bound + ": " + Arrays.toString(counts));
  }

  @Test
  void frequenciesAreTheProbabilities() {
    assertFrequencies(SHARES, frequencies(Decoding.temperature(1), logits(SHARES)));
    assertFrequencies(SHARES, frequencies(Decoding.topK(5, 1).seed(3), logits(SHARES)));
    assertFrequencies(SHARES, frequencies(Decoding.topP(1, 1).seed(4), logits(SHARES)));
  }

  /** At temperature t a probability is raised to the power 1 / t. */
  @Test
  void temperatureSharpensAndFlattens() {
    for (double t : new double[] {0.5, 3}) {
      double[] expected = Arrays.stream(SHARES).map(p -> Math.pow(p, 1 / t)).toArray();
      assertFrequencies(expected, frequencies(Decoding.temperature(t), logits(SHARES)));
    }
    assertEquals(DRAWS, frequencies(Decoding.temperature(1e-300), logits(SHARES))[1]);
  }

  @Test
  void topKDrawsFromTheLikeliest() {
    assertFrequencies(
        new double[] {0, 0.4, 0, 0.25, 0.2}, frequencies(Decoding.topK(3, 1), logits(SHARES)));
    assertEquals(DRAWS, frequencies(Decoding.topK(1, 9), logits(SHARES))[1]);
    // Of equally likely ones the first.
    assertFrequencies(
        new double[] {0.2, 0.5, 0.2, 0},
        frequencies(Decoding.topK(3, 1), logits(0.1, 0.25, 0.1, 0.1)));
  }

  @Test
  void topPDrawsFromTheNucleus() {
    // 0.4 + 0.25 is less than 0.7, so that 0.2 belongs to it.
    assertFrequencies(
        new double[] {0, 0.4, 0, 0.25, 0.2}, frequencies(Decoding.topP(0.7, 1), logits(SHARES)));
    assertFrequencies(
        new double[] {0, 0.4, 0, 0.25, 0}, frequencies(Decoding.topP(0.6, 1), logits(SHARES)));
    assertEquals(DRAWS, frequencies(Decoding.topP(0.01, 1), logits(SHARES))[1]);
    // At temperature 1/2 the shares are as 1 : 64 : 4 : 25 : 16, and 0.75 of 110 is 82.5.
    assertFrequencies(
        new double[] {0, 64, 0, 25, 0}, frequencies(Decoding.topP(0.75, 0.5), logits(SHARES)));
  }

  @Test
  void forbiddenTokensAreNeverDrawn() {
    float[] some = logits(0, 0.3, 0, 0.7, 0);
    for (Sampling sampling :
        new Sampling[] {
          Decoding.temperature(50), Decoding.topK(4, 50), Decoding.topP(0.9999, 50)
        }) {
      assertFrequencies(
          new double[] {0, Math.pow(0.3, 0.02), 0, Math.pow(0.7, 0.02), 0},
          frequencies(sampling, some));
    }
  }

  private static boolean isAmongLikeliest(double[] weights, int token, int k) {
    return IntStream.range(0, weights.length).filter(i -> weights[i] > weights[token]).count() < k;
  }

  @Property(tries = 500)
  void whatIsDrawnIsWhatTheRuleAllows(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int tokens,
      @ForAll @IntRange(min = 1, max = 45) int k,
      @ForAll @DoubleRange(min = 0.01, max = 1) double p) {
    double[] weights = new Random(seed).doubles(tokens, 0.01, 1).toArray();
    double sum = Arrays.stream(weights).sum();
    Sampler topK = Decoding.topK(k, 1).seed(seed).sampler();
    Sampler topP = Decoding.topP(p, 1).seed(seed).sampler();
    for (int i = 0; i < 50; i++) {
      assertTrue(isAmongLikeliest(weights, topK.next(logits(weights)), k));
      int token = topP.next(logits(weights));
      double likelier = Arrays.stream(weights).filter(w -> w > weights[token]).sum();
      assertTrue(likelier / sum < p + 1e-6, likelier / sum + " is a nucleus for " + p);
    }
  }

  /**
   * The numbers are part of what a seed means: they stay as they are. The literals come from a
   * SplitMix64 written anew in Python, whose upper 53 bits of 64 fall into the sums of the shares.
   */
  @Test
  void theSameSeedGivesTheSameTokens() {
    Chain chain = Chain.of(SHARES, SHARES, SHARES, SHARES, SHARES);
    Sampling sampling = Decoding.temperature(1).maxLength(12);
    int[] first = decode(sampling.seed(7), chain).tokens();
    assertArrayEquals(first, decode(sampling.seed(7), chain).tokens());
    assertFalse(Arrays.equals(first, decode(sampling.seed(8), chain).tokens()));
    assertArrayEquals(decode(sampling.seed(0), chain).tokens(), decode(sampling, chain).tokens());
    assertArrayEquals(new int[] {1, 0, 4, 3, 2, 1, 2, 1, 1, 1, 1, 4}, first);
  }

  private static Decoded decode(Decoding decoding, Chain chain) {
    int[] state = chain.state();
    Decoded decoded = decoding.decode(chain, chain::copy, state, 0).getFirst();
    assertArrayEquals(chain.state(), state);
    return decoded;
  }

  /** The network's own log-probability, not that of the temperature. */
  @Test
  void theLogProbabilityIsThatOfTheNetwork() {
    Chain chain = Chain.of(SHARES, SHARES, SHARES, SHARES, SHARES);
    Decoded decoded = decode(Decoding.topK(4, 7).stopToken(4).maxLength(50).seed(1), chain);
    double expected = decoded.stopped() ? Math.log(SHARES[4]) : 0;
    for (int token : decoded.tokens()) {
      expected += Math.log(SHARES[token]);
    }
    assertTrue(decoded.stopped());
    assertEquals(expected, decoded.logProbability(), 1e-5);
    assertEquals(expected, decoded.score(), 1e-5);
  }

  private static void assertRefused(String message, Runnable wrong) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }

  @Test
  void badNumbersAreSaid() {
    assertRefused(
        "the temperature must be above 0 and finite, not 0.0; greedy() always takes the likeliest"
            + " token",
        () -> Decoding.temperature(0));
    assertRefused(
        "the temperature must be above 0 and finite, not NaN; greedy() always takes the likeliest"
            + " token",
        () -> Decoding.topK(3, Double.NaN));
    assertRefused("the k of top-k must be at least 1 token, not 0", () -> Decoding.topK(0, 1));
    assertRefused(
        "the p of top-p must be above 0 and at most 1, not 0.0", () -> Decoding.topP(0, 1));
    assertRefused(
        "the p of top-p must be above 0 and at most 1, not 1.5", () -> Decoding.topP(1.5, 1));
    assertRefused(
        "at step 2 the logit of token 1 is NaN, expected a number below infinity; have the weights"
            + " diverged in training?",
        () -> {
          Sampler sampler = Decoding.temperature(1).sampler();
          sampler.next(new float[] {1, 2});
          sampler.next(new float[] {1, Float.NaN});
        });
  }
}
