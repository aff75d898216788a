package dev.lamina.runtime.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
  /** Token 3 ends. Greedy takes 1 first (0.5) and finds 0.5 * 0.4; by 2 there is 0.4 * 0.9. */
  private static final Chain CHAIN =
      Chain.of(
          new double[] {0, 0.5, 0.4, 0.1},
          new double[] {0.3, 0.3, 0, 0.4},
          new double[] {0.05, 0.05, 0, 0.9},
          new double[] {1, 0, 0, 0});

  private static List<Decoded> decode(Chain chain, Decoding decoding) {
    return decoding.decode(chain, chain::copy, chain.state(), 0);
  }

  @Test
  void findsABetterPathThanGreedy() {
    Decoded greedy = decode(CHAIN, Decoding.greedy().stopToken(3)).getFirst();
    assertArrayEquals(new int[] {1}, greedy.tokens());
    assertEquals(Math.log(0.5 * 0.4), greedy.logProbability(), 1e-6);
    List<Decoded> beam = decode(CHAIN, Decoding.beam(2).stopToken(3));
    assertEquals(2, beam.size());
    assertArrayEquals(new int[] {2}, beam.get(0).tokens());
    assertEquals(Math.log(0.4 * 0.9), beam.get(0).logProbability(), 1e-6);
    assertArrayEquals(new int[] {1}, beam.get(1).tokens());
    assertTrue(beam.get(0).stopped());
  }

  /** After 0 either the end (0.4) or 1 (0.6), then the end (0.6). */
  private static final Chain TWO_LENGTHS =
      Chain.of(new double[] {0, 0.6, 0.4}, new double[] {0.4, 0, 0.6}, new double[] {1, 0, 0});

  /**
   * The scores are log 0.4 / (6/6)^a = -0.9163 and log 0.36 / (7/6)^a = -1.0217 / (7/6)^a, so that
   * the longer one wins from a = log(1.0217 / 0.9163) / log(7/6) = 0.706 on.
   */
  @Test
  void theLengthPenaltyChangesTheWinner() {
    for (double alpha : new double[] {0, 0.7}) {
      Decoded best =
          decode(TWO_LENGTHS, Decoding.beam(3).lengthPenalty(alpha).stopToken(2).maxLength(3))
              .getFirst();
      assertArrayEquals(new int[0], best.tokens());
      assertEquals(Math.log(0.4), best.score(), 1e-6);
    }
    List<Decoded> all =
        decode(TWO_LENGTHS, Decoding.beam(3).lengthPenalty(0.72).stopToken(2).maxLength(3));
    assertArrayEquals(new int[] {1}, all.get(0).tokens());
    assertEquals(Math.log(0.36) / Math.pow(7 / 6.0, 0.72), all.get(0).score(), 1e-6);
    assertEquals(Math.log(0.36), all.get(0).logProbability(), 1e-6);
    assertArrayEquals(new int[0], all.get(1).tokens());
    // The third was cut off.
    assertArrayEquals(new int[] {1, 0, 1}, all.get(2).tokens());
    assertFalse(all.get(2).stopped());
  }

  /** What brute force says of the same sequence. */
  private static Decoded in(List<Decoded> all, Decoded decoded) {
    return all.stream()
        .filter(d -> Arrays.equals(d.tokens(), decoded.tokens()))
        .filter(d -> d.stopped() == decoded.stopped())
        .findFirst()
        .orElseThrow();
  }

  private static void assertScores(List<Decoded> all, List<Decoded> found) {
    for (Decoded decoded : found) {
      assertEquals(in(all, decoded).score(), decoded.score(), 1e-4);
      assertEquals(in(all, decoded).logProbability(), decoded.logProbability(), 1e-4);
    }
    for (int i = 1; i < found.size(); i++) {
      assertTrue(found.get(i).score() <= found.get(i - 1).score());
    }
    assertEquals(found.size(), found.stream().map(d -> in(all, d)).distinct().count());
  }

  /** A beam that holds everything orders all sequences as brute force does. */
  @Property(tries = 200)
  void aBeamOfEverythingIsExact(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int tokens,
      @ForAll @IntRange(min = 1, max = 4) int length,
      @ForAll @IntRange(max = 2) int penalty) {
    Chain chain = Chain.random(tokens, seed);
    double alpha = 0.6 * penalty;
    Decoding beam =
        Decoding.beam((int) Math.pow(tokens, length) + 1)
            .lengthPenalty(alpha)
            .stopToken(1)
            .maxLength(length);
    List<Decoded> all = chain.bruteForce(0, 1, length, alpha);
    List<Decoded> found = decode(chain, beam);
    assertEquals(all.size(), found.size());
    assertScores(all, found);
  }

  /**
   * Ends at once with 0.6, or else, for certain, after 6 tokens: log 0.6 / (6/6) = -0.511 against
   * log 0.4 / (12/6) = -0.458. After the first step the second has -0.916 and seems lost.
   */
  @Test
  void itDoesNotStopWhileALongerOneMayWin() {
    StepFunction<int[]> patient =
        (state, token) ->
            switch (++state[0]) {
              case 1 -> new float[] {(float) Math.log(0.4), (float) Math.log(0.6)};
              case 7 -> new float[] {-50, 0};
              default -> new float[] {0, -50};
            };
    Decoding beam = Decoding.beam(1).lengthPenalty(1).stopToken(1).maxLength(12);
    Decoded best = beam.decode(patient, int[]::clone, new int[1], 0).getFirst();
    assertArrayEquals(new int[6], best.tokens());
    assertEquals(Math.log(0.4) / 2, best.score(), 1e-6);
  }

  /** Of 2 tokens one ends, so that one beginning is all that must be followed for 7 results. */
  @Property(tries = 500)
  void endingEarlyLosesNothing(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int width,
      @ForAll @IntRange(max = 3) int penalty) {
    Chain chain = Chain.random(2, seed);
    double alpha = 0.7 * penalty;
    Decoding beam = Decoding.beam(width).lengthPenalty(alpha).stopToken(1).maxLength(6);
    List<Decoded> all = chain.bruteForce(0, 1, 6, alpha);
    List<Decoded> found = decode(chain, beam);
    assertEquals(Math.min(width, all.size()), found.size());
    assertScores(all, found);
    for (int i = 0; i < found.size(); i++) {
      assertEquals(all.get(i).score(), found.get(i).score(), 1e-4);
    }
  }

  @Property(tries = 200)
  void whatANarrowBeamFindsIsScoredRight(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int width) {
    Chain chain = Chain.random(4, seed);
    List<Decoded> found =
        decode(chain, Decoding.beam(width).lengthPenalty(0.8).stopToken(1).maxLength(6));
    assertTrue(found.size() <= width);
    assertScores(chain.bruteForce(0, 1, 6, 0.8), found);
  }

  /** On the whole, not each time; but even a beam of 1, which chooses the end, beats greedy. */
  @Test
  void widerBeamsFindLikelierSequences() {
    double[] sums = new double[3];
    for (int seed = 0; seed < 200; seed++) {
      Chain chain = Chain.random(4, seed);
      int[] widths = {1, 5, 1000};
      for (int i = 0; i < 3; i++) {
        Decoding beam = Decoding.beam(widths[i]).stopToken(1).maxLength(5);
        sums[i] += decode(chain, beam).getFirst().logProbability();
      }
      double greedy =
          decode(chain, Decoding.greedy().stopToken(1).maxLength(5)).getFirst().logProbability();
      assertTrue(
          decode(chain, Decoding.beam(1).stopToken(1).maxLength(5)).getFirst().logProbability()
              >= greedy - 1e-9);
    }
    assertTrue(sums[0] < sums[1] && sums[1] <= sums[2], Arrays.toString(sums));
  }

  /** Copies are made where a hypothesis forks and nowhere else: one at the start, then at forks. */
  @Test
  void aBeamOfOneCopiesNoState() {
    Chain chain = Chain.random(4, 5);
    Decoding.beam(1).maxLength(20).decode(chain, chain::copy, chain.state(), 0);
    assertEquals(1, chain.copies);
  }

  @Test
  void itStopsOnceNothingCanChangeTheResults() {
    int[] steps = {0};
    StepFunction<int[]> certain =
        (state, token) -> {
          steps[0]++;
          return new float[] {-20, 0};
        };
    List<Decoded> all =
        Decoding.beam(1)
            .stopToken(1)
            .maxLength(1000)
            .lengthPenalty(1)
            .decode(certain, int[]::clone, new int[0], 0);
    assertArrayEquals(new int[0], all.getFirst().tokens());
    // exp(-20) would have to be penalised less than 0 by a factor that no length gives.
    assertEquals(1, steps[0]);
  }

  @Test
  void badNumbersAreSaid() {
    assertEquals(
        "a beam must be at least 1 wide, not 0",
        assertThrows(IllegalArgumentException.class, () -> Decoding.beam(0)).getMessage());
    assertEquals(
        "the length penalty must be at least 0 and finite, not -1.0; more favours longer sequences",
        assertThrows(IllegalArgumentException.class, () -> Decoding.beam(2).lengthPenalty(-1))
            .getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> decode(CHAIN, Decoding.beam(2).stopToken(4)));
  }
}
