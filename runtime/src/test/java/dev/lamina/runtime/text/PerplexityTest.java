package dev.lamina.runtime.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PerplexityTest {
  @Test
  void ofEquallyLikelyTokens() {
    assertEquals(8, Perplexity.ofNats(Math.log(8)), 1e-14);
    assertEquals(3, Perplexity.bitsOfNats(Math.log(8)), 1e-14);
    assertEquals(1, Perplexity.ofNats(0));
  }

  /** Three tokens of 2 bits and one of 6: 3 bits each, where a mean of means would say 4. */
  @Test
  void batchesCountByTheirTokens() {
    Perplexity perplexity = new Perplexity();
    assertTrue(Double.isNaN(perplexity.value()));
    perplexity.add(2 * Math.log(2), 3);
    perplexity.add(6 * Math.log(2), 1);
    perplexity.add(7, 0);
    assertEquals(3 * Math.log(2), perplexity.nats(), 1e-14);
    assertEquals(8, perplexity.value(), 1e-13);
    assertEquals(3, perplexity.bitsPerToken(), 1e-14);
    assertEquals(12 / 15.0, perplexity.bitsPerCharacter(15), 1e-14);
  }

  @Test
  void badNumbers() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Perplexity.ofNats(Double.NaN));
    assertEquals(
        "a cross-entropy must be at least 0 nats, not NaN; is this another loss?", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> Perplexity.bitsOfNats(-0.1));
    assertThrows(IllegalArgumentException.class, () -> new Perplexity().add(1, -1));
    assertThrows(IllegalArgumentException.class, () -> new Perplexity().bitsPerCharacter(0));
  }
}
