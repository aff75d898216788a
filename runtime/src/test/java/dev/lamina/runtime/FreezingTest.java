package dev.lamina.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lamina.runtime.Parameter.Role;
import dev.lamina.runtime.kernel.StoredLayout;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Which parameters a pattern means, and that those which are frozen are no longer trained. */
class FreezingTest {
  private static Parameters parameters() {
    Parameters p = new Parameters();
    for (String name :
        List.of(
            "stem.weight",
            "layer1.0.conv.weight",
            "layer1.0.conv.bias",
            "layer1.1.conv.weight",
            "layer10.0.conv.weight",
            "fc.weight",
            "fc.bias")) {
      p.declare(name, new int[] {2}, Role.WEIGHT, StoredLayout.plain(2));
    }
    return p.declare("bn.running_mean", new int[] {2}, Role.STATISTIC, StoredLayout.plain(2))
        .allocate();
  }

  private static List<String> matching(String pattern) {
    return parameters().matching(pattern).stream().map(Parameter::name).toList();
  }

  @Example
  void aStarStandsForAnythingAndAQuestionMarkForOneCharacter() {
    assertEquals(8, matching("*").size());
    assertEquals(
        List.of("layer1.0.conv.weight", "layer1.0.conv.bias", "layer1.1.conv.weight"),
        matching("layer1.*"));
    assertEquals(List.of("layer1.0.conv.bias", "fc.bias"), matching("*.bias"));
    assertEquals(
        List.of("layer1.0.conv.weight", "layer1.1.conv.weight"), matching("layer1.?.conv.weight"));
    assertEquals(
        List.of("layer1.0.conv.weight", "layer1.1.conv.weight", "layer10.0.conv.weight"),
        matching("*er1*conv.w*"));
    assertEquals(List.of("fc.weight"), matching("fc.weight"));
  }

  private static void refuses(String pattern, String message) {
    for (Runnable call :
        List.<Runnable>of(
            () -> parameters().matching(pattern),
            () -> parameters().freeze(pattern),
            () -> parameters().unfreeze(pattern))) {
      Exception e = assertThrows(IllegalArgumentException.class, call::run);
      assertEquals(message, e.getMessage());
    }
  }

  @Example
  void aPatternThatMatchesNothingIsAnsweredByTheNearestName() {
    refuses(
        "layer2.*.bias",
        "no parameter matches layer2.*.bias; the nearest name of 8 is layer1.0.conv.bias");
    refuses("fc.wieght", "no parameter matches fc.wieght; the nearest name of 8 is fc.weight");
    refuses("stem", "no parameter matches stem; stem.* matches 1");
    refuses("layer1", "no parameter matches layer1; layer1.* matches 3");
    assertEquals(
        "no parameter matches x; the network has none",
        assertThrows(IllegalArgumentException.class, () -> new Parameters().freeze("x"))
            .getMessage());
  }

  /** Against regular expressions, which share no code with it. */
  @Property
  void matchesAsARegularExpressionWould(
      @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 6) String name,
      @ForAll
          @CharRange(from = '?', to = '?')
          @CharRange(from = '*', to = '*')
          @CharRange(from = 'a', to = 'b')
          @StringLength(max = 6)
          String pattern) {
    String expression = pattern.replace("*", ".*").replace("?", ".");
    assertEquals(name.matches(expression), new NamePattern(pattern).matches(name));
  }

  @Example
  void whatIsFrozenIsNotTrained() {
    Parameters p = parameters();
    assertEquals(14, p.count());
    p.freeze("*").unfreeze("fc.*");
    assertTrue(p.get("stem.weight").frozen());
    assertFalse(p.get("stem.weight").trained());
    assertFalse(p.get("fc.bias").frozen());
    assertTrue(p.get("fc.bias").trained());
    assertEquals(4, p.count());
    p.unfreeze("*");
    assertTrue(p.get("stem.weight").trained());
    assertFalse(p.get("bn.running_mean").trained(), "a statistic is kept by its layer");
    assertEquals(14, p.count());
  }
}
