package dev.lamina.runtime.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class GreedyTest {
  /** 0 goes to 1, 1 to 2, 2 most often ends with 3. */
  private static final Chain CHAIN =
      Chain.of(
          new double[] {0.1, 0.6, 0.2, 0.1},
          new double[] {0.2, 0.1, 0.5, 0.2},
          new double[] {0.3, 0.2, 0.1, 0.4},
          new double[] {0.25, 0.25, 0.25, 0.25});

  private static Decoded decode(Decoding decoding, int... prompt) {
    List<Decoded> all = decoding.decode(CHAIN, CHAIN::copy, CHAIN.state(), prompt);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private static void assertRefused(String message, Executable wrong) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, wrong).getMessage());
  }

  @Test
  void theLikeliestTokenUntilTheStopToken() {
    Decoded decoded = decode(Decoding.greedy().stopToken(3), 0);
    assertArrayEquals(new int[] {1, 2}, decoded.tokens());
    assertTrue(decoded.stopped());
    assertEquals(Math.log(0.6 * 0.5 * 0.4), decoded.logProbability(), 1e-6);
    assertEquals(decoded.logProbability(), decoded.score());
  }

  @Test
  void theGreatestLengthEndsIt() {
    Decoded cut = decode(Decoding.greedy().stopToken(3).maxLength(2), 0);
    assertArrayEquals(new int[] {1, 2}, cut.tokens());
    assertFalse(cut.stopped());
    assertEquals(Math.log(0.6 * 0.5), cut.logProbability(), 1e-6);
    assertTrue(decode(Decoding.greedy().stopToken(3).maxLength(3), 0).stopped());
    // After 3 all are alike: the first, 0, is taken. Without another word that goes on to 100.
    Decoded endless = decode(Decoding.greedy(), 0);
    assertEquals(100, endless.tokens().length);
    assertArrayEquals(new int[] {1, 2, 3, 0, 1, 2}, Arrays.copyOf(endless.tokens(), 6));
  }

  @Test
  void thePromptIsGivenFirstAndTheStateLeftAlone() {
    List<Integer> seen = new ArrayList<>();
    int[] state = {0};
    StepFunction<int[]> counting =
        (s, token) -> {
          seen.add(token);
          s[0]++;
          return new float[] {0, s[0] == 4 ? 9 : -9};
        };
    Decoded decoded =
        Decoding.greedy().maxLength(3).decode(counting, int[]::clone, state, 7, 8, 9).getFirst();
    assertEquals(List.of(7, 8, 9, 0, 1), seen);
    assertArrayEquals(new int[] {0, 1, 0}, decoded.tokens());
    assertEquals(0, state[0]);
  }

  @Test
  void badInputIsSaid() {
    assertRefused(
        "the prompt needs at least 1 token, such as the start token of the vocabulary",
        () -> decode(Decoding.greedy()));
    assertRefused(
        "the stop token must be one of the network's 4 tokens, from 0 on, not 4",
        () -> decode(Decoding.greedy().stopToken(4), 0));
    assertRefused(
        "the stop token must be at least 0, not -1", () -> Decoding.greedy().stopToken(-1));
    assertRefused(
        "the greatest length must be at least 1, not 0", () -> Decoding.greedy().maxLength(0));
  }

  private static Executable deciding(Decoding decoding, float... logits) {
    StepFunction<int[]> step = (s, token) -> ++s[0] < 3 ? new float[] {0, 1} : logits;
    return () -> decoding.decode(step, int[]::clone, new int[1], 0);
  }

  @Test
  void badLogitsAreNamed() {
    for (Decoding decoding :
        List.of(Decoding.greedy(), Decoding.temperature(1), Decoding.beam(2))) {
      assertRefused(
          "at step 3 the logit of token 1 is NaN, expected a number below infinity; have the"
              + " weights diverged in training?",
          deciding(decoding, 1, Float.NaN));
      assertRefused(
          "at step 3 the logit of token 0 is Infinity, expected a number below infinity; have the"
              + " weights diverged in training?",
          deciding(decoding, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
      assertRefused(
          "at step 3 all 2 tokens are forbidden: no logit is above -infinity",
          deciding(decoding, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY));
    }
  }

  /** 10,000 tokens more take 17 bytes each, for the growing array; the smallest object has 16. */
  @Test
  void aTokenTakesNoMemory() {
    for (Decoding decoding :
        List.of(
            Decoding.greedy(),
            Decoding.temperature(0.7),
            Decoding.topK(2, 1),
            Decoding.topP(0.8, 1))) {
      allocated(decoding.maxLength(20_000));
      long few = allocated(decoding.maxLength(10_000));
      long many = allocated(decoding.maxLength(20_000));
      assertTrue(many - few < 10_000 * 24, decoding.getClass() + ": " + (many - few));
    }
  }

  private static long allocated(Decoding decoding) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    decode(decoding, 0);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
